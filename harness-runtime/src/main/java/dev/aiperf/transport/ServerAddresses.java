package dev.aiperf.transport;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executor;
import org.eclipse.jetty.util.Promise;

/** The addresses of a server, asked for once. Safe to share between threads. */
final class ServerAddresses {

    private final String host;
    private final int port;
    private final Executor waiting;
    private volatile List<InetSocketAddress> addresses = List.of();

    /**
     * @param url the server's
     * @param waiting runs what may wait: a name server may keep one waiting, which a sender must not
     */
    ServerAddresses(URI url, Executor waiting) {
        host = url.getHost().replaceAll("^\\[|]$", "");
        port = url.getPort() >= 0 ? url.getPort() : url.getScheme().equals("https") ? 443 : 80;
        this.waiting = waiting;
    }

    /** Opens something at one address. */
    interface Attempt<C> {
        void at(InetSocketAddress address, Promise<C> opened);
    }

    /**
     * Opens something at the first address that takes it.
     *
     * @param opening told when the host's name is resolved
     * @param opened told what was opened, or why the last address didn't take it
     */
    <C> void open(Opening opening, Attempt<C> attempt, Promise<C> opened) {
        List<InetSocketAddress> known = addresses;
        if (!known.isEmpty()) {
            open(known, 0, attempt, opened);
            return;
        }
        waiting.execute(() -> {
            try {
                open(resolve(opening), 0, attempt, opened);
            } catch (UnknownHostException e) {
                opened.failed(e);
            }
        });
    }

    private static <C> void open(List<InetSocketAddress> known, int which, Attempt<C> attempt, Promise<C> opened) {
        attempt.at(known.get(which), Promise.from(opened::succeeded, failure -> {
            if (which + 1 < known.size()) {
                open(known, which + 1, attempt, opened);
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
