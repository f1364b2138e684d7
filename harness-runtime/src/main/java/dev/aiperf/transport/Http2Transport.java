package dev.aiperf.transport;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import org.eclipse.jetty.util.Promise;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * HTTP/2 by Jetty: in the clear with prior knowledge (h2c), over TLS by ALPN (h2).
 *
 * <p>As many requests share a connection as the server allows at once; more of them open another. So an instant of a stream
 * is that of the read that brought its frame, and a read may bring frames of several streams.
 */
final class Http2Transport implements Transport {

    private static final Logger LOG = LoggerFactory.getLogger(Http2Transport.class);

    private final HttpConnector connector;
    private final Http2Connector sessions;
    private final RequestHeads heads;
    private final Duration requestTimeout;
    private final DeadlineSweep sweep;
    private final ConcurrentMap<String, Http2Origin> origins = new ConcurrentHashMap<>();
    private final ConcurrentMap<URI, Destination> destinations = new ConcurrentHashMap<>();
    private final Set<HttpExchange> inFlight = ConcurrentHashMap.newKeySet();

    private volatile boolean closed;

    /** Where requests of one URL go, and how they begin. */
    private record Destination(Http2Origin origin, Http2Head head) {}

    private Http2Transport(HttpConnector connector, Http2Connector sessions, TransportSettings settings) {
        this.connector = connector;
        this.sessions = sessions;
        heads = new RequestHeads(settings);
        requestTimeout = settings.requestTimeout();
        sweep = new DeadlineSweep(
                connector, requestTimeout, now -> inFlight.forEach(exchange -> exchange.giveUpIfOverdue(now)));
    }

    static Http2Transport start(TransportSettings settings) throws TransportException {
        HttpConnector connector = HttpConnector.start(settings);
        try {
            Http2Transport transport = new Http2Transport(connector, Http2Connector.start(connector), settings);
            transport.sweep.start();
            return transport;
        } catch (TransportException e) {
            connector.stopQuietly();
            throw e;
        }
    }

    /** Opens as many connections as so many requests at once need. */
    @Override
    public void connect(URI url, int requests, Duration within) throws TransportException {
        OpenedBeforehand opened = new OpenedBeforehand(url, within);
        Http2Origin origin = destination(url).origin();
        while (origin.capacity() < requests) {
            Promise.Completable<Http2Connection> one = new Promise.Completable<>();
            origin.open(one);
            opened.await(one, "connections for " + origin.capacity() + " of " + requests + " requests");
        }
    }

    @Override
    public Exchange send(OutgoingRequest request, Timeline timeline, ExchangeListener listener) {
        Destination destination = destination(request.url());
        long now = System.nanoTime();
        HttpExchange exchange = new HttpExchange(
                request, timeline, new InFlight(listener, destination.origin()), now + requestTimeout.toNanos());
        inFlight.add(exchange);
        timeline.askedAt(now);
        timeline.startedAt(now);
        if (!closed) {
            destination.origin().send(exchange, destination.head());
        }
        if (closed) {
            // It may have come too late for the close to find it.
            drop(exchange);
        }
        return exchange;
    }

    /** Forgets an exchange that has ended. */
    private final class InFlight implements ExchangeListener {

        private final ExchangeListener listener;
        private final Http2Origin origin;

        InFlight(ExchangeListener listener, Http2Origin origin) {
            this.listener = listener;
            this.origin = origin;
        }

        @Override
        public void onFirstContent(Exchange exchange, long nanos) {
            listener.onFirstContent(exchange, nanos);
        }

        @Override
        public void onComplete(Exchange exchange, Timeline timeline) {
            inFlight.remove(exchange);
            origin.forget((HttpExchange) exchange);
            listener.onComplete(exchange, timeline);
        }
    }

    private Destination destination(URI url) {
        Destination known = destinations.get(url);
        return known != null
                ? known
                : destinations.computeIfAbsent(
                        url,
                        it -> new Destination(
                                origins.computeIfAbsent(
                                        it.getScheme() + "://" + it.getAuthority(),
                                        name -> new Http2Origin(it, connector, sessions)),
                                heads.http2(it)));
    }

    @Override
    public List<Executor> eventLoops() {
        return connector.eventLoops();
    }

    @Override
    public void close() {
        closed = true;
        sweep.stop();
        inFlight.forEach(Http2Transport::drop);
        try {
            sessions.stop();
        } catch (Exception e) {
            // The sockets are closed by what comes next.
            LOG.debug("the HTTP/2 client did not stop cleanly", e);
        }
        connector.stopQuietly();
    }

    private static void drop(HttpExchange exchange) {
        exchange.endEarly(Outcome.CANCELLED, "dropped, since the transport was closed");
    }
}
