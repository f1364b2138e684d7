package dev.aiperf.transport;

import dev.aiperf.plan.ConnectionReuse;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.eclipse.jetty.util.Promise;
import org.jspecify.annotations.Nullable;

/** A server and its idle connections, of which the one used last is used next. Safe to share. */
final class Origin {

    private final Route route;
    private final boolean pooled;
    private final HttpConnector connector;
    private final ConcurrentLinkedDeque<HttpConnection> idle = new ConcurrentLinkedDeque<>();

    Origin(Route route, ConnectionReuse reuse, HttpConnector connector) {
        pooled = reuse == ConnectionReuse.POOLED;
        this.route = route;
        this.connector = connector;
    }

    Route route() {
        return route;
    }

    /** Returns whether a connection takes one request after the other. */
    boolean isPooled() {
        return pooled;
    }

    /** Takes an idle connection for a request, or null where there is none. */
    @Nullable
    HttpConnection takeIdle() {
        HttpConnection connection = idle.pollFirst();
        while (connection != null && !connection.take()) {
            connection = idle.pollFirst();
        }
        return connection;
    }

    void addIdle(HttpConnection connection) {
        idle.addFirst(connection);
    }

    void removeIdle(HttpConnection connection) {
        idle.remove(connection);
    }

    /** Opens a connection that belongs to whoever asked for it. */
    void open(Promise<HttpConnection> opened) {
        Opening opening = new Opening(System.nanoTime());
        route.addresses().open(opening, (address, promise) -> connector.open(address, this, opening, promise), opened);
    }
}
