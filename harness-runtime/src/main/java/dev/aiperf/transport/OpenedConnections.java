package dev.aiperf.transport;

import java.net.SocketAddress;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ssl.SslHandshakeListener;
import org.jspecify.annotations.Nullable;

/**
 * How each open connection was opened. A request and its connection only have the connection's local address in common,
 * so that is what connections are known by: there are never more entries than ports. Safe to share between threads.
 */
final class OpenedConnections implements Connection.Listener, SslHandshakeListener {

    private final ConcurrentMap<SocketAddress, Opening> openings = new ConcurrentHashMap<>();

    @Override
    public void onOpened(Connection connection) {
        EndPoint socket = connection.getEndPoint();
        SocketAddress local = socket.getLocalSocketAddress();
        if (local != null) {
            openings.put(local, openedNow(socket));
        }
    }

    @Override
    public void handshakeSucceeded(Event event) {
        openedNow(event.getEndPoint());
    }

    private static Opening openedNow(EndPoint socket) {
        Opening opening = ReadTimedEndPoint.of(socket).opening();
        opening.readyAt(System.nanoTime());
        return opening;
    }

    @Override
    public void onClosed(Connection connection) {
        // A closed connection has no address any more; its entry is replaced when its port is used again.
    }

    /** Returns how a request's connection was opened, or null where it has none. */
    @Nullable
    Opening openingOf(org.eclipse.jetty.client.@Nullable Connection connection) {
        SocketAddress local = connection == null ? null : connection.getLocalSocketAddress();
        return local == null ? null : openings.get(local);
    }
}
