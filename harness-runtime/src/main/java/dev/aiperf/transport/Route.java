package dev.aiperf.transport;

import dev.aiperf.plan.RoutePlan;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.eclipse.jetty.io.ClientConnectionFactory;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.Transport;

/** The way to a server: which addresses lead there, and what stands before its own protocol. Immutable. */
final class Route {

    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    private final boolean secure;
    /** By the name in the URL: what certificates are checked against, and a proxy is asked for. */
    private final InetSocketAddress server;

    private final Optional<URI> proxy;
    private final boolean tunnels;
    private final ServerAddresses addresses;

    /**
     * @param url the server's
     * @param alwaysTunnels whether a proxy is only passed through, even without TLS
     * @param waiting runs what may wait
     */
    Route(URI url, TransportSettings settings, boolean alwaysTunnels, Executor waiting) {
        RoutePlan plan = settings.network().route();
        secure = url.getScheme().equalsIgnoreCase("https");
        server = InetSocketAddress.createUnresolved(HostAddresses.bare(url.getHost()), port(url));
        proxy = plan.proxy();
        tunnels = proxy.isPresent() && (secure || alwaysTunnels);
        URI to = proxy.orElse(url);
        addresses = plan.unixSocket()
                .map(ServerAddresses::of)
                .orElseGet(() -> ServerAddresses.of(
                        to.getHost(),
                        port(to),
                        plan.ipVersion(),
                        settings.hosts().getOrDefault(to.getHost(), List.of()),
                        waiting));
    }

    private static int port(URI url) {
        return url.getPort() >= 0 ? url.getPort() : url.getScheme().equalsIgnoreCase("https") ? HTTPS_PORT : HTTP_PORT;
    }

    boolean isSecure() {
        return secure;
    }

    ServerAddresses addresses() {
        return addresses;
    }

    /** Returns what connects to an address. */
    Transport transport(SocketAddress address) {
        return address instanceof UnixDomainSocketAddress unix
                ? new Transport.TCPUnix(unix.getPath())
                : Transport.TCP_IP;
    }

    /**
     * Puts what stands before the server's protocol before what speaks it, TLS included.
     *
     * @param executor runs what a tunnel's answer brings
     */
    ClientConnectionFactory before(ClientConnectionFactory protocol, Executor executor) {
        ClientConnectionFactory named = (endPoint, context) -> {
            context.put(ClientConnector.REMOTE_SOCKET_ADDRESS_CONTEXT_KEY, server);
            return protocol.newConnection(endPoint, context);
        };
        return tunnels ? (endPoint, context) -> tunnel(endPoint, context, named, executor) : named;
    }

    private Tunnel tunnel(
            EndPoint endPoint, Map<String, Object> context, ClientConnectionFactory protocol, Executor executor) {
        String host = server.getHostString();
        String authority = (host.contains(":") ? "[" + host + "]" : host) + ":" + server.getPort();
        return new Tunnel(endPoint, executor, authority, protocol, context);
    }
}
