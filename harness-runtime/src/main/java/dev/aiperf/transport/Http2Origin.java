package dev.aiperf.transport;

import dev.aiperf.plan.ConnectionReuse;
import dev.aiperf.transport.WaitingRequests.Waiting;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.util.Promise;
import org.jspecify.annotations.Nullable;

/**
 * A server that speaks HTTP/2, and the connections to it. A request takes a place on the first connection that has one; with
 * none free, or others before it, it waits for a connection to be opened, or for a place, whichever comes first. Safe to share
 * between threads: one at a time gives out places to those that wait, and nobody waits for it.
 */
final class Http2Origin {

    /** How many requests the first connection is expected to take. */
    private static final int FIRST_PLACES = 100;

    private final Route route;
    private final boolean pooled;
    private final Http2Connector connector;
    private final List<Http2Connection> connections = new CopyOnWriteArrayList<>();
    private final WaitingRequests waiting = new WaitingRequests();
    /** Asks for places to be given out that the thread at it hasn't looked at yet. */
    private final AtomicInteger asks = new AtomicInteger();

    private final AtomicInteger beingOpened = new AtomicInteger();
    /** How many requests a connection that is being opened is expected to take: as many as the last one. */
    private volatile int expectedPlaces;
    /** Whether the server took no more connections, while it kept those that are open. */
    private volatile boolean takesNoMore;

    Http2Origin(Route route, ConnectionReuse reuse, Http2Connector connector) {
        pooled = reuse == ConnectionReuse.POOLED;
        expectedPlaces = pooled ? FIRST_PLACES : 1;
        this.route = route;
        this.connector = connector;
    }

    /** Returns whether a connection takes more than one request. */
    boolean isPooled() {
        return pooled;
    }

    /** Returns how many requests the open connections take at once. */
    long capacity() {
        return connections.stream().mapToLong(Http2Connection::places).sum();
    }

    void send(HttpExchange exchange, Http2Head head) {
        Http2Connection free = waiting.count() == 0 ? takePlace() : null;
        if (free != null) {
            free.send(exchange, head);
            return;
        }
        waiting.add(new Waiting(exchange, head, System.nanoTime()));
        serveWaiting();
    }

    /** Forgets a request that has ended, should it have waited for a place. */
    void forget(HttpExchange exchange) {
        waiting.remove(exchange);
    }

    /**
     * Opens one more connection.
     *
     * @param told when it is open, or why it isn't
     */
    void open(Promise<Http2Connection> told) {
        beingOpened.incrementAndGet();
        Opening opening = new Opening(System.nanoTime());
        route.addresses()
                .open(
                        opening,
                        (address, promise) ->
                                connector.open(address, route, new Http2Connection(this, opening, promise)),
                        Promise.<Http2Connection>from(connection -> opened(connection, told), failure -> {
                            notOpened(failure);
                            told.failed(failure);
                        }));
    }

    private void opened(Http2Connection connection, Promise<Http2Connection> told) {
        expectedPlaces = Math.max(1, connection.places());
        connections.add(connection);
        if (connection.isEnded()) {
            connections.remove(connection);
        }
        beingOpened.decrementAndGet();
        told.succeeded(connection);
        serveWaiting();
    }

    /** With no connection left nobody would ever serve those that wait. */
    private void notOpened(Throwable failure) {
        takesNoMore = true;
        if (beingOpened.decrementAndGet() == 0 && connections.isEmpty()) {
            for (Waiting next : waiting.drain()) {
                next.exchange().endEarly(Failures.outcomeOf(failure, false), Failures.inWords(failure));
            }
        }
    }

    /** Forgets a connection that takes no more requests. */
    void remove(Http2Connection connection) {
        connections.remove(connection);
        takesNoMore = false;
        serveWaiting();
    }

    /** Gives places to those that wait for one, and opens a connection when there are more of them than places to come. */
    void serveWaiting() {
        if (asks.getAndIncrement() != 0) {
            return;
        }
        int seen = 1;
        do {
            while (serveOne()) {
                // Each has its place by itself.
            }
            seen = asks.addAndGet(-seen);
        } while (seen != 0);
    }

    /** Returns whether there may be more to do. */
    private boolean serveOne() {
        if (waiting.count() == 0) {
            return false;
        }
        Http2Connection free = takePlace();
        if (free == null) {
            openForTheRest();
            return false;
        }
        Waiting next = waiting.poll();
        if (next == null) {
            free.leavePlace();
            return false;
        }
        if (!free.isNewFor(next) || next.exchange().connected(free.opening())) {
            free.send(next.exchange(), next.head());
        } else {
            free.leavePlace();
        }
        return true;
    }

    private void openForTheRest() {
        boolean mayOpen = !takesNoMore || connections.isEmpty();
        if (mayOpen && waiting.count() > (long) beingOpened.get() * expectedPlaces) {
            open(new Promise<>() {});
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
