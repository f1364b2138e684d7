package dev.aiperf.transport;

import dev.aiperf.transport.Destinations.Destination;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.eclipse.jetty.util.Promise;

/**
 * HTTP/1.1 over Jetty's selectors, sockets, TLS and parser, with one request at a time on a connection.
 *
 * <p>Jetty's own client does more than a load needs, for each request and for each read: cookies, redirects, authentication,
 * content that may be handed from thread to thread. Measured, that was three quarters of the client's processor time. Here a
 * request is one write, and what a read brings is parsed and put into the timeline by the selector thread that read it.
 *
 * <p>A request takes the connection that was used last among those that are idle; without one, or where connections aren't to
 * be reused, it opens its own. Nothing waits in a queue.
 */
final class HttpTransport implements Transport {

    private static final int CONNECTS_AT_ONCE = 64;

    private final Sockets sockets;
    private final HttpConnector connector;
    private final Duration requestTimeout;
    private final DeadlineSweep sweep;
    private final Destinations<Origin, RequestHead> destinations;
    /** The requests that wait for a connection of their own. */
    private final Set<HttpExchange> opening = ConcurrentHashMap.newKeySet();

    private volatile boolean closed;

    private HttpTransport(Sockets sockets, TransportSettings settings) {
        this.sockets = sockets;
        connector = new HttpConnector(sockets);
        RequestHeads heads = new RequestHeads(settings);
        destinations = new Destinations<>(
                url -> new Origin(
                        new Route(url, settings, false, sockets::execute),
                        settings.network().reuse(),
                        connector),
                heads::http1);
        requestTimeout = settings.requestTimeout();
        sweep = new DeadlineSweep(sockets, requestTimeout, this::giveUpOverdue);
    }

    static HttpTransport start(TransportSettings settings) throws TransportException {
        HttpTransport transport = new HttpTransport(Sockets.start(settings), settings);
        transport.sweep.start();
        return transport;
    }

    @Override
    public void connect(URI url, int connections, Duration within) throws TransportException {
        Origin origin = destinations.of(url).origin();
        if (!origin.isPooled()) {
            return;
        }
        OpenedBeforehand opened = new OpenedBeforehand(url, within);
        for (int open = 0; open < connections; open += CONNECTS_AT_ONCE) {
            int some = Math.min(CONNECTS_AT_ONCE, connections - open);
            opened.await(openIdle(origin, some), open + " of " + connections + " connections");
        }
    }

    /** Opens connections at once; what is given back is done when all are idle, or one has failed. */
    private static CompletableFuture<Void> openIdle(Origin origin, int connections) {
        List<CompletableFuture<?>> opened = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            CompletableFuture<Boolean> one = new CompletableFuture<>();
            opened.add(one);
            origin.open(Promise.from(
                    connection -> {
                        connection.release();
                        one.complete(true);
                    },
                    one::completeExceptionally));
        }
        return CompletableFuture.allOf(opened.toArray(CompletableFuture<?>[]::new));
    }

    @Override
    public Exchange send(OutgoingRequest request, Timeline timeline, ExchangeListener listener) {
        Destination<Origin, RequestHead> destination = destinations.of(request.url());
        HttpExchange exchange = HttpExchange.asked(request, timeline, listener, requestTimeout);
        if (closed) {
            exchange.dropAtClose();
            return exchange;
        }
        HttpConnection idle = destination.origin().takeIdle();
        if (idle == null) {
            openFor(exchange, destination);
        } else {
            idle.send(exchange, destination.head());
        }
        if (closed) {
            // It may have come too late for the close to find it.
            exchange.dropAtClose();
        }
        return exchange;
    }

    private void openFor(HttpExchange exchange, Destination<Origin, RequestHead> destination) {
        opening.add(exchange);
        destination
                .origin()
                .open(Promise.from(
                        connection -> {
                            opening.remove(exchange);
                            if (exchange.connected(connection.opening())) {
                                connection.send(exchange, destination.head());
                            } else {
                                connection.release();
                            }
                        },
                        failure -> {
                            opening.remove(exchange);
                            exchange.endEarly(Failures.outcomeOf(failure, false), Failures.inWords(failure));
                        }));
    }

    @Override
    public List<Executor> eventLoops() {
        return sockets.eventLoops();
    }

    private void giveUpOverdue(long now) {
        opening.forEach(exchange -> exchange.giveUpIfOverdue(now));
        for (HttpConnection connection : connector.connections()) {
            HttpExchange exchange = connection.exchange();
            if (exchange != null) {
                exchange.giveUpIfOverdue(now);
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        sweep.stop();
        opening.forEach(HttpExchange::dropAtClose);
        for (HttpConnection connection : connector.connections()) {
            HttpExchange exchange = connection.exchange();
            if (exchange != null) {
                exchange.dropAtClose();
            }
        }
        sockets.stopQuietly();
    }
}
