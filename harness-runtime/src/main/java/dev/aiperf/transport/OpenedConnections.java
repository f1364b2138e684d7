package dev.aiperf.transport;

import java.net.SocketAddress;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.eclipse.jetty.io.Connection;
import org.jspecify.annotations.Nullable;

/**
 * When each open connection was opened. A request and its connection only have the connection's local address in common,
 * so that is what connections are known by: there are never more entries than ports. Safe to share between threads.
 */
final class OpenedConnections implements Connection.Listener {

    private final ConcurrentMap<SocketAddress, Long> openedNanos = new ConcurrentHashMap<>();

    @Override
    public void onOpened(Connection connection) {
        SocketAddress local = connection.getEndPoint().getLocalSocketAddress();
        if (local != null) {
            openedNanos.put(local, System.nanoTime());
        }
    }

    @Override
    public void onClosed(Connection connection) {
        // A closed connection has no address any more; its entry is replaced when its port is used again.
    }

    /** Returns whether a request's connection was opened after an instant. */
    boolean isOpenedAfter(org.eclipse.jetty.client.@Nullable Connection connection, long nanos) {
        SocketAddress local = connection == null ? null : connection.getLocalSocketAddress();
        Long opened = local == null ? null : openedNanos.get(local);
        return opened != null && opened - nanos > 0;
    }
}
