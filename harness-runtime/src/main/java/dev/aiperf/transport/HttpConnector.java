package dev.aiperf.transport;

import java.net.SocketAddress;
import java.net.SocketException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.io.ClientConnectionFactory;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.util.Promise;

/** Opens HTTP/1.1 connections, and knows all that are open. Safe to share between threads. */
final class HttpConnector {

    private final Sockets sockets;
    private final Set<HttpConnection> connections = ConcurrentHashMap.newKeySet();
    /** How many connections are being opened. */
    private final AtomicInteger openings = new AtomicInteger();

    HttpConnector(Sockets sockets) {
        this.sockets = sockets;
    }

    /**
     * Opens a connection to an address, unless this process has as many as the system lets it have.
     *
     * @param origin whose address it is
     * @param opening told when the connection is ready
     * @param opened gets the connection once a request may be written, after any TLS handshake; on any thread
     */
    void open(SocketAddress address, Origin origin, Opening opening, Promise<HttpConnection> opened) {
        Promise<HttpConnection> once = new OpenedOnce<>(opened, openings::decrementAndGet);
        if (openings.incrementAndGet() + connections.size() > sockets.mostConnections()) {
            once.failed(new SocketException(Failures.TOO_MANY_FILES));
            return;
        }
        ClientConnectionFactory factory = (endPoint, context) ->
                new HttpConnection(endPoint, sockets.getExecutor(), origin, connections, opening, once);
        Map<String, Object> context = new HashMap<>();
        if (origin.route().isSecure()) {
            try {
                factory = sockets.newSslClientConnectionFactory(sockets.tls(), factory);
            } catch (Exception e) {
                once.failed(e);
                return;
            }
        }
        context.put(ClientConnectionFactory.CONTEXT_KEY, origin.route().before(factory, sockets.getExecutor()));
        context.put(
                org.eclipse.jetty.io.Transport.class.getName(), origin.route().transport(address));
        context.put(ClientConnector.CONNECTION_PROMISE_CONTEXT_KEY, Promise.from(connection -> {}, once::failed));
        sockets.connect(address, context);
    }

    /** Returns the connections that are open; safe to walk through while they change. */
    Set<HttpConnection> connections() {
        return connections;
    }
}
