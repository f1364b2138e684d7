package dev.aiperf.plan.settings;

import static dev.aiperf.plan.settings.SettingGroup.ENDPOINT;
import static dev.aiperf.plan.settings.SettingGroup.NETWORK;

import dev.aiperf.plan.ConnectionReuse;
import dev.aiperf.plan.IpVersion;
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

    /** Which of a host's addresses are connected to. */
    public static final Setting<IpVersion> IP_VERSION = Setting.named("ip-version", SettingType.choice(ipVersions()))
            .defaultText("auto; that of --source-address where it is given")
            .in(
                    NETWORK,
                    "Which of a host's addresses to connect to: those of IPv4 (4), of IPv6 (6), or all in turn (auto).");

    /** Where connections start. */
    public static final Setting<List<String>> SOURCE_ADDRESSES = Setting.named(
                    "source-address", SettingType.urls("ADDRESS", "an IP address of this machine such as 10.0.0.2"))
            .defaultText("chosen by the system")
            .in(
                    NETWORK,
                    "IP addresses of this machine that connections start at, in turn: each has some 28,000 ports for one"
                            + " server, so that more addresses make more connections possible.");

    /** What is connected to instead of the URL's host. */
    public static final Setting<Path> UNIX_SOCKET = Setting.named("unix-socket", SettingType.path())
            .in(NETWORK, "Connect to this Unix domain socket instead of the URL's host and port.");

    /** What requests go through. */
    public static final Setting<String> PROXY = Setting.named(
                    "proxy", SettingType.text("URL", "the URL of an HTTP proxy such as http://proxy:3128"))
            .in(
                    NETWORK,
                    "The HTTP proxy that requests go through; https and HTTP/2 by a tunnel (CONNECT). Variables such as"
                            + " HTTP_PROXY are not looked at.");

    private NetworkSettings() {}

    private static Map<String, ConnectionReuse> strategies() {
        Map<String, ConnectionReuse> strategies = new LinkedHashMap<>();
        strategies.put("pooled", ConnectionReuse.POOLED);
        strategies.put("never", ConnectionReuse.NEVER);
        return strategies;
    }

    private static Map<String, IpVersion> ipVersions() {
        Map<String, IpVersion> versions = new LinkedHashMap<>();
        versions.put("4", IpVersion.V4);
        versions.put("6", IpVersion.V6);
        versions.put("auto", IpVersion.AUTO);
        return versions;
    }

    static List<CatalogueEntry> all() {
        return List.of(
                TRANSPORT,
                REUSE,
                CA_FILE,
                CERTIFICATE_FILE,
                KEY_FILE,
                INSECURE,
                IP_VERSION,
                SOURCE_ADDRESSES,
                UNIX_SOCKET,
                PROXY);
    }
}
