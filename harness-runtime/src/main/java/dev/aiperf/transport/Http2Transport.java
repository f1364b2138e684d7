package dev.aiperf.transport;

import dev.aiperf.transport.Destinations.Destination;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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

    private final Sockets sockets;
    private final Http2Connector connector;
    private final Duration requestTimeout;
    private final DeadlineSweep sweep;
    private final Destinations<Http2Origin, Http2Head> destinations;
    private final Set<HttpExchange> inFlight = ConcurrentHashMap.newKeySet();

    private volatile boolean closed;

    private Http2Transport(Sockets sockets, Http2Connector connector, TransportSettings settings) {
        this.sockets = sockets;
        this.connector = connector;
        RequestHeads heads = new RequestHeads(settings);
        destinations = new Destinations<>(
                url -> new Http2Origin(
                        new Route(url, settings, true, sockets::execute),
                        settings.network().reuse(),
                        connector),
                heads::http2);
        requestTimeout = settings.requestTimeout();
        sweep = new DeadlineSweep(
                sockets, requestTimeout, now -> inFlight.forEach(exchange -> exchange.giveUpIfOverdue(now)));
    }

    static Http2Transport start(TransportSettings settings) throws TransportException {
        Sockets sockets = Sockets.start(settings);
        try {
            Http2Transport transport = new Http2Transport(sockets, Http2Connector.start(sockets), settings);
            transport.sweep.start();
            return transport;
        } catch (TransportException e) {
            sockets.stopQuietly();
            throw e;
        }
    }

    /** Opens as many connections as so many requests at once need. */
    @Override
    public void connect(URI url, int requests, Duration within) throws TransportException {
        OpenedBeforehand opened = new OpenedBeforehand(url, within);
        Http2Origin origin = destinations.of(url).origin();
        while (origin.isPooled() && origin.capacity() < requests) {
            Promise.Completable<Http2Connection> one = new Promise.Completable<>();
            origin.open(one);
            opened.await(one, "connections for " + origin.capacity() + " of " + requests + " requests");
        }
    }

    @Override
    public Exchange send(OutgoingRequest request, Timeline timeline, ExchangeListener listener) {
        Destination<Http2Origin, Http2Head> destination = destinations.of(request.url());
        HttpExchange exchange =
                HttpExchange.asked(request, timeline, new InFlight(listener, destination.origin()), requestTimeout);
        inFlight.add(exchange);
        if (!closed) {
            destination.origin().send(exchange, destination.head());
        }
        if (closed) {
            // It may have come too late for the close to find it.
            exchange.dropAtClose();
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

    @Override
    public List<Executor> eventLoops() {
        return sockets.eventLoops();
    }

    @Override
    public void close() {
        closed = true;
        sweep.stop();
        inFlight.forEach(HttpExchange::dropAtClose);
        try {
            connector.stop();
        } catch (Exception e) {
            // The sockets are closed by what comes next.
            LOG.debug("the HTTP/2 client did not stop cleanly", e);
        }
        sockets.stopQuietly();
    }
}
