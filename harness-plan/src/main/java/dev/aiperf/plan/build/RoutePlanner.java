package dev.aiperf.plan.build;

import dev.aiperf.plan.IpVersion;
import dev.aiperf.plan.RoutePlan;
import dev.aiperf.plan.settings.NetworkSettings;
import dev.aiperf.plan.settings.Setting;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Plans the way that connections take. */
final class RoutePlanner {

    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*(%\\w+)?");

    RoutePlan plan(Values values, Findings findings) {
        List<String> sources = values.get(NetworkSettings.SOURCE_ADDRESSES).orElseGet(List::of);
        IpVersion version = version(sources, values, findings);
        if (values.has(NetworkSettings.UNIX_SOCKET)) {
            for (Setting<?> setting : List.<Setting<?>>of(
                    NetworkSettings.PROXY, NetworkSettings.SOURCE_ADDRESSES, NetworkSettings.IP_VERSION)) {
                values.given(setting)
                        .ifPresent(given -> findings.problem(
                                given,
                                "is about connections by TCP, and --unix-socket makes none; keep one of the two"));
            }
        }
        return new RoutePlan(version, sources, values.get(NetworkSettings.UNIX_SOCKET), proxy(values, findings));
    }

    private static IpVersion version(List<String> sources, Values values, Findings findings) {
        Optional<IpVersion> asked = values.get(NetworkSettings.IP_VERSION);
        List<IpVersion> ofSources = new ArrayList<>();
        for (String source : sources) {
            Optional<IpVersion> one = version(source);
            if (one.isEmpty()) {
                findings.problem(
                        values.given(NetworkSettings.SOURCE_ADDRESSES)
                                .orElseThrow()
                                .withValues(List.of(source)),
                        "must be " + NetworkSettings.SOURCE_ADDRESSES.type().accepted());
                return asked.orElse(IpVersion.AUTO);
            }
            ofSources.add(one.get());
        }
        asked.filter(version -> version != IpVersion.AUTO).ifPresent(ofSources::add);
        if (ofSources.stream().distinct().count() > 1) {
            findings.problem(
                    values.given(NetworkSettings.SOURCE_ADDRESSES).orElseThrow(),
                    "must be addresses of one IP version, that of --ip-version where it is given");
        }
        return ofSources.isEmpty() ? asked.orElse(IpVersion.AUTO) : ofSources.get(0);
    }

    /** Returns the version of an address; of what is none nothing, without asking a name server about it. */
    private static Optional<IpVersion> version(String address) {
        boolean isV4 = IPV4.matcher(address).matches();
        if (!isV4 && !IPV6.matcher(address).matches()) {
            return Optional.empty();
        }
        try {
            InetAddress.getByName(address);
            return Optional.of(isV4 ? IpVersion.V4 : IpVersion.V6);
        } catch (UnknownHostException notAnAddress) {
            return Optional.empty();
        }
    }

    private static Optional<URI> proxy(Values values, Findings findings) {
        Optional<String> text = values.get(NetworkSettings.PROXY);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<URI> proxy = read(text.get());
        if (proxy.isEmpty()) {
            findings.problem(
                    values.given(NetworkSettings.PROXY).orElseThrow(),
                    "must be " + NetworkSettings.PROXY.type().accepted()
                            + ", without user, password and path; other kinds of proxy are not built in yet");
        }
        return proxy;
    }

    private static Optional<URI> read(String text) {
        try {
            URI proxy = new URI(text.contains("://") ? text : "http://" + text);
            boolean isPlain = proxy.getRawUserInfo() == null
                    && (proxy.getRawPath() == null || proxy.getRawPath().length() <= 1)
                    && proxy.getRawQuery() == null
                    && proxy.getRawFragment() == null;
            return "http".equalsIgnoreCase(proxy.getScheme()) && proxy.getHost() != null && isPlain
                    ? Optional.of(proxy)
                    : Optional.empty();
        } catch (URISyntaxException notAUrl) {
            return Optional.empty();
        }
    }
}
