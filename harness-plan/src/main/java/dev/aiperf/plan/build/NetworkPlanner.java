package dev.aiperf.plan.build;

import dev.aiperf.plan.ConnectionReuse;
import dev.aiperf.plan.NetworkPlan;
import dev.aiperf.plan.Target;
import dev.aiperf.plan.TlsPlan;
import dev.aiperf.plan.settings.NetworkSettings;
import dev.aiperf.plan.settings.Setting;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Plans what requests go over, and by which way. */
final class NetworkPlanner {

    private static final List<Setting<Path>> TLS_FILES =
            List.of(NetworkSettings.CA_FILE, NetworkSettings.CERTIFICATE_FILE, NetworkSettings.KEY_FILE);

    private final KnownNames names;
    private final Environment environment;

    NetworkPlanner(KnownNames names, Environment environment) {
        this.names = names;
        this.environment = environment;
    }

    NetworkPlan plan(Values values, List<Target> targets, Findings findings) {
        return new NetworkPlan(
                new NameOnHand("a transport", names.transports(), Set.of(), names.areAll())
                        .find(values, NetworkSettings.TRANSPORT, findings)
                        .orElse(NetworkPlan.DEFAULT.transport()),
                values.get(NetworkSettings.REUSE).orElse(ConnectionReuse.POOLED),
                tls(values, targets, findings),
                new RoutePlanner().plan(values, findings));
    }

    private TlsPlan tls(Values values, List<Target> targets, Findings findings) {
        for (Setting<Path> file : TLS_FILES) {
            Optional<Path> named = values.get(file);
            if (named.isPresent() && !environment.isReadable(named.get())) {
                findings.problem(
                        values.given(file).orElseThrow(),
                        "names a file that isn't there or can't be read; write the path of one that can");
            }
        }
        needs(NetworkSettings.CERTIFICATE_FILE, NetworkSettings.KEY_FILE, values, findings);
        needs(NetworkSettings.KEY_FILE, NetworkSettings.CERTIFICATE_FILE, values, findings);
        boolean insecure = values.isOn(NetworkSettings.INSECURE);
        if (insecure) {
            values.given(NetworkSettings.CA_FILE)
                    .ifPresent(given -> findings.problem(
                            given, "says whom to trust, and --insecure trusts everybody; keep one of the two"));
            findings.note("The server's certificate is not checked (--insecure).");
        }
        if (targets.stream().noneMatch(NetworkPlanner::isSecure)) {
            for (Setting<?> setting : List.<Setting<?>>of(NetworkSettings.CA_FILE, NetworkSettings.CERTIFICATE_FILE)) {
                values.given(setting)
                        .ifPresent(given -> findings.warning(
                                given, "does nothing without TLS; write --url with https:// to use it"));
            }
        }
        return new TlsPlan(
                values.get(NetworkSettings.CA_FILE),
                values.get(NetworkSettings.CERTIFICATE_FILE),
                values.get(NetworkSettings.KEY_FILE),
                insecure);
    }

    private static void needs(Setting<?> one, Setting<?> other, Values values, Findings findings) {
        if (values.given(other).isEmpty()) {
            values.given(one).ifPresent(given -> findings.problem(given, "needs --" + other.name() + " beside it"));
        }
    }

    private static boolean isSecure(Target target) {
        return target instanceof Target.Running running
                && "https".equalsIgnoreCase(running.base().getScheme());
    }
}
