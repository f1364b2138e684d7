package dev.aiperf.transport;

import dev.aiperf.plan.IpVersion;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import org.eclipse.jetty.util.Promise;

/** The addresses that lead to a server, asked for once. Safe to share between threads. */
final class ServerAddresses {

    private final String host;
    private final int port;
    private final IpVersion version;
    private final Executor waiting;
    private volatile List<? extends SocketAddress> addresses;

    private ServerAddresses(
            String host, int port, IpVersion version, List<? extends SocketAddress> addresses, Executor waiting) {
        this.host = host;
        this.port = port;
        this.version = version;
        this.addresses = addresses;
        this.waiting = waiting;
    }

    /**
     * Returns those of a host.
     *
     * @param known its addresses where they were asked for before; else none
     * @param waiting runs what may wait: a name server may keep one waiting, which a sender must not
     */
    static ServerAddresses of(String host, int port, IpVersion version, List<InetAddress> known, Executor waiting) {
        return new ServerAddresses(host, port, version, at(known, port), waiting);
    }

    /** Returns that of a Unix domain socket. */
    static ServerAddresses of(Path unixSocket) {
        return new ServerAddresses(
                "", 0, IpVersion.AUTO, List.of(UnixDomainSocketAddress.of(unixSocket)), Runnable::run);
    }

    /** Opens something at one address. */
    interface Attempt<C> {
        void at(SocketAddress address, Promise<C> opened);
    }

    /**
     * Opens something at the first address that takes it.
     *
     * @param opening told when the host's name is resolved
     * @param opened told what was opened, or why the last address didn't take it
     */
    <C> void open(Opening opening, Attempt<C> attempt, Promise<C> opened) {
        List<? extends SocketAddress> known = addresses;
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

    private static <C> void open(
            List<? extends SocketAddress> known, int which, Attempt<C> attempt, Promise<C> opened) {
        attempt.at(known.get(which), Promise.from(opened::succeeded, failure -> {
            if (which + 1 < known.size()) {
                open(known, which + 1, attempt, opened);
            } else {
                opened.failed(failure);
            }
        }));
    }

    private List<? extends SocketAddress> resolve(Opening opening) throws UnknownHostException {
        List<InetSocketAddress> found = at(HostAddresses.lookUp(host, version), port);
        opening.resolvedAt(System.nanoTime());
        addresses = found;
        return found;
    }

    private static List<InetSocketAddress> at(List<InetAddress> hosts, int port) {
        return hosts.stream()
                .map(address -> new InetSocketAddress(address, port))
                .toList();
    }
}
