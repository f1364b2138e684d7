package dev.aiperf.transport;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.eclipse.jetty.util.Promise;
import org.jspecify.annotations.Nullable;

/** A server: its addresses, asked for once, and its idle connections, of which the one used last is used next. Safe to share. */
final class Origin {

    private final String host;
    private final int port;
    private final boolean secure;
    private final HttpConnector connector;
    private final ConcurrentLinkedDeque<HttpConnection> idle = new ConcurrentLinkedDeque<>();
    private volatile List<InetSocketAddress> addresses = List.of();

    Origin(URI url, HttpConnector connector) {
        secure = url.getScheme().equals("https");
        host = url.getHost().replaceAll("^\\[|]$", "");
        port = url.getPort() >= 0 ? url.getPort() : secure ? 443 : 80;
        this.connector = connector;
    }

    boolean isSecure() {
        return secure;
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

    /** Opens a connection that belongs to whoever asked for it, and tries all addresses of the server for that. */
    void open(Promise<HttpConnection> opened) {
        Opening opening = new Opening(System.nanoTime());
        List<InetSocketAddress> known = addresses;
        if (known.isEmpty()) {
            // A name server may keep one waiting, which a sender must not.
            connector.execute(() -> {
                try {
                    open(resolve(opening), 0, opening, opened);
                } catch (UnknownHostException e) {
                    opened.failed(e);
                }
            });
        } else {
            open(known, 0, opening, opened);
        }
    }

    private void open(List<InetSocketAddress> known, int which, Opening opening, Promise<HttpConnection> opened) {
        connector.open(known.get(which), this, opening, Promise.from(opened::succeeded, failure -> {
            if (which + 1 < known.size()) {
                open(known, which + 1, opening, opened);
            } else {
                opened.failed(failure);
            }
        }));
    }

    private List<InetSocketAddress> resolve(Opening opening) throws UnknownHostException {
        List<InetSocketAddress> found = Arrays.stream(InetAddress.getAllByName(host))
                .map(address -> new InetSocketAddress(address, port))
                .toList();
        opening.resolvedAt(System.nanoTime());
        addresses = found;
        return found;
    }
}
