package dev.aiperf.transport;

import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.util.Promise;
import org.jspecify.annotations.Nullable;

/**
 * A server that speaks HTTP/2, and the connections to it. A request takes a place on the first connection that has one; with
 * none free it waits for a connection to be opened, or for a place, whichever comes first. Safe to share between threads.
 */
final class Http2Origin {

    /** How many requests a connection that is being opened is expected to take. */
    private static final int EXPECTED_PLACES = 100;

    private final boolean secure;
    private final ServerAddresses addresses;
    private final Http2Connector connector;
    private final List<Http2Connection> connections = new CopyOnWriteArrayList<>();
    private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waitingCount = new AtomicInteger();
    private final AtomicInteger beingOpened = new AtomicInteger();

    Http2Origin(URI url, HttpConnector sockets, Http2Connector connector) {
        secure = url.getScheme().equals("https");
        addresses = new ServerAddresses(url, sockets::execute);
        this.connector = connector;
    }

    /** A request that no connection had a place for. */
    private record Waiting(HttpExchange exchange, Http2Head head, long sinceNanos) {}

    /** Returns how many requests the open connections take at once. */
    long capacity() {
        return connections.stream().mapToLong(Http2Connection::places).sum();
    }

    void send(HttpExchange exchange, Http2Head head) {
        Http2Connection free = takePlace();
        if (free != null) {
            free.send(exchange, head);
            return;
        }
        waiting.add(new Waiting(exchange, head, System.nanoTime()));
        waitingCount.incrementAndGet();
        serveWaiting();
    }

    /**
     * Opens one more connection.
     *
     * @param told when it is open, or why it isn't
     */
    void open(Promise<Http2Connection> told) {
        beingOpened.incrementAndGet();
        Opening opening = new Opening(System.nanoTime());
        addresses.open(
                opening,
                (address, promise) -> {
                    Http2Connection connection = new Http2Connection(this, opening, promise);
                    connector.open(address, secure, connection, connection.sessionPromise());
                },
                Promise.<Http2Connection>from(
                        connection -> {
                            connections.add(connection);
                            beingOpened.decrementAndGet();
                            told.succeeded(connection);
                            serveWaiting();
                        },
                        failure -> {
                            failWaiting(failure);
                            told.failed(failure);
                        }));
    }

    /** Forgets a connection that takes no more requests. */
    void remove(Http2Connection connection) {
        connections.remove(connection);
    }

    /** Gives places to those that wait for one, and opens a connection when there are more of them than places to come. */
    void serveWaiting() {
        while (waitingCount.get() > 0) {
            Http2Connection free = takePlace();
            if (free == null) {
                openForTheRest();
                return;
            }
            Waiting next = waiting.poll();
            if (next == null) {
                free.leavePlace();
                return;
            }
            waitingCount.decrementAndGet();
            boolean openedMeanwhile = free.opening().readyNanos() - next.sinceNanos >= 0;
            if (!openedMeanwhile || next.exchange.connected(free.opening())) {
                free.send(next.exchange, next.head);
            } else {
                free.leavePlace();
            }
        }
    }

    private void openForTheRest() {
        int opened = beingOpened.get();
        if (waitingCount.get() > opened * EXPECTED_PLACES && beingOpened.compareAndSet(opened, opened + 1)) {
            beingOpened.decrementAndGet();
            open(new Promise<>() {});
        }
    }

    private void failWaiting(Throwable failure) {
        if (beingOpened.decrementAndGet() > 0) {
            return;
        }
        for (Waiting next = waiting.poll(); next != null; next = waiting.poll()) {
            waitingCount.decrementAndGet();
            next.exchange.endEarly(Failures.outcomeOf(failure, false), Failures.inWords(failure));
        }
    }

    private @Nullable Http2Connection takePlace() {
        for (Http2Connection connection : connections) {
            if (connection.takePlace()) {
                return connection;
            }
        }
        return null;
    }
}
