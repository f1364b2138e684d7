package dev.aiperf.plan.settings;

import static dev.aiperf.plan.settings.SettingGroup.ENDPOINT;
import static dev.aiperf.plan.settings.SettingGroup.NETWORK;

import dev.aiperf.plan.ConnectionReuse;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What requests go over, and by which way. */
public final class NetworkSettings {

    /** The name of what requests go over, checked against the transports on hand where the plan is built. */
    public static final Setting<String> TRANSPORT = Setting.named(
                    "transport", SettingType.text("NAME", "a transport such as http"))
            .aliases("transport-type")
            .defaultText("http")
            .in(
                    ENDPOINT,
                    "What requests go over: http (HTTP/1.1), http2 (HTTP/2; without TLS the server must speak it at once), or"
                            + " one that is installed; aiperf plugins lists them.");

    /** Which connection a request takes. */
    public static final Setting<ConnectionReuse> REUSE = Setting.named(
                    "connection-reuse-strategy",
                    SettingType.choice(
                            strategies(),
                            Map.of(
                                    "sticky-user-sessions",
                                    "names a strategy that is not built in yet; it must be pooled or never")))
            .defaultText("pooled")
            .in(
                    ENDPOINT,
                    "Which connection a request takes: one that is open and idle (pooled), or its own, closed after the"
                            + " answer (never), which makes connecting part of each request's time.");

    /** Who may vouch for the server. */
    public static final Setting<Path> CA_FILE = Setting.named("tls-ca-file", SettingType.path())
            .defaultText("the authorities that the JVM trusts")
            .in(NETWORK, "The certificates, in PEM, that a server's must come from, in place of the JVM's.");

    /** Our own certificate. */
    public static final Setting<Path> CERTIFICATE_FILE = Setting.named("tls-cert-file", SettingType.path())
            .in(NETWORK, "The client's certificate, in PEM, with what leads to its authority; beside --tls-key-file.");

    /** The key of our own certificate. */
    public static final Setting<Path> KEY_FILE = Setting.named("tls-key-file", SettingType.path())
            .in(NETWORK, "The private key of --tls-cert-file, in PEM (PKCS#8), not encrypted.");

    /** Whether any certificate of the server will do. */
    public static final Setting<Boolean> INSECURE = Setting.named("insecure", SettingType.flag())
            .defaultText("off")
            .in(NETWORK, "Take any certificate of the server, of any host, expired or not. For tests only.");

    private NetworkSettings() {}

    private static Map<String, ConnectionReuse> strategies() {
        Map<String, ConnectionReuse> strategies = new LinkedHashMap<>();
        strategies.put("pooled", ConnectionReuse.POOLED);
        strategies.put("never", ConnectionReuse.NEVER);
        return strategies;
    }

    static List<CatalogueEntry> all() {
        return List.of(TRANSPORT, REUSE, CA_FILE, CERTIFICATE_FILE, KEY_FILE, INSECURE);
    }
}
