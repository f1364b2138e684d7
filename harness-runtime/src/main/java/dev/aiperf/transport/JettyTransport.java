package dev.aiperf.transport;

import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.client.ConnectionPool;
import org.eclipse.jetty.client.Destination;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.transport.HttpClientTransportOverHTTP;
import org.eclipse.jetty.http.HttpCookieStore;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.SocketAddressResolver;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * HTTP/1.1 by Jetty's client.
 *
 * <p>Set up for true times: the invocation type is non-blocking, so content is handled by the selector thread that read
 * it; decoders, redirects, cookies and protocol handlers are off, so that bytes are seen as they came; the pool has no
 * ceiling, so that the harness alone decides how many requests are in flight; connections are never closed for being
 * idle. Names are resolved once, when the first connection is opened. Instants of the response are those of the reads that
 * brought it.
 */
final class JettyTransport implements Transport {

    private static final Logger LOG = LoggerFactory.getLogger(JettyTransport.class);

    /** Connections are opened this many at a time: half of the smallest backlog in common use, 128. */
    private static final int CONNECTS_AT_ONCE = 64;

    /** Beside the selectors: Jetty's own housekeeping. */
    private static final int SPARE_THREADS = 3;

    private final HttpClient client;
    private final ClientConnector connector;
    private final OpenedConnections connections;
    private final HttpFields headers;
    private final Duration requestTimeout;
    private volatile boolean closed;

    private JettyTransport(
            HttpClient client,
            ClientConnector connector,
            OpenedConnections connections,
            HttpFields headers,
            Duration requestTimeout) {
        this.client = client;
        this.connector = connector;
        this.connections = connections;
        this.headers = headers;
        this.requestTimeout = requestTimeout;
    }

    static JettyTransport start(TransportSettings settings) throws TransportException {
        QueuedThreadPool threads = new QueuedThreadPool(settings.selectors() + SPARE_THREADS + 1);
        threads.setName("aiperf-http");
        threads.setDaemon(true);
        ClientConnector connector = new ReadTimedConnector();
        connector.setSelectors(settings.selectors());
        connector.setTCPNoDelay(true);
        connector.setExecutor(threads);
        connector.setConnectTimeout(settings.connectTimeout());
        HttpClientTransportOverHTTP http = new HttpClientTransportOverHTTP(connector);
        http.setInvocationType(InvocationType.NON_BLOCKING);

        HttpClient client = new HttpClient(http);
        client.setExecutor(threads);
        client.setUserAgentField(null);
        client.setFollowRedirects(false);
        client.setHttpCookieStore(new HttpCookieStore.Empty());
        client.setMaxConnectionsPerDestination(Integer.MAX_VALUE);
        client.setMaxRequestsQueuedPerDestination(Integer.MAX_VALUE);
        client.setConnectTimeout(settings.connectTimeout().toMillis());
        client.setIdleTimeout(0);
        client.setSocketAddressResolver(new ResolvingOnce(new SocketAddressResolver.Sync()));
        OpenedConnections connections = new OpenedConnections();
        client.addBean(connections);
        try {
            client.start();
        } catch (Exception e) {
            throw new TransportException("the HTTP client can't start: " + Failures.inWords(e), e);
        }
        client.getContentDecoderFactories().clear();
        client.getProtocolHandlers().clear();
        return new JettyTransport(client, connector, connections, commonHeaders(settings), settings.requestTimeout());
    }

    private static HttpFields commonHeaders(TransportSettings settings) {
        HttpFields.Mutable fields = HttpFields.build();
        settings.headers().forEach(fields::put);
        fields.put(HttpHeader.ACCEPT, settings.streaming() ? "text/event-stream" : "application/json");
        fields.put(HttpHeader.CONTENT_TYPE, "application/json");
        return fields.asImmutable();
    }

    @Override
    public void connect(URI url, int connections, Duration within) throws TransportException {
        Destination destination = client.resolveDestination(client.newRequest(url));
        ConnectionPool pool = destination.getConnectionPool();
        long deadline = System.nanoTime() + within.toNanos();
        for (int open = 0; open < connections; open += CONNECTS_AT_ONCE) {
            int some = Math.min(CONNECTS_AT_ONCE, connections - open);
            CompletableFuture<Void> opened = pool.preCreateConnections(some);
            try {
                opened.get(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            } catch (ExecutionException e) {
                throw new TransportException(
                        "no connection to " + authority(url) + ": " + Failures.inWords(cause(e)), e);
            } catch (TimeoutException e) {
                throw new TransportException(
                        "only " + open + " of " + connections + " connections to " + authority(url)
                                + " were open after " + within.toSeconds() + " s",
                        e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new TransportException("interrupted while connections to " + authority(url) + " were opened", e);
            }
        }
    }

    private static Throwable cause(ExecutionException e) {
        Throwable cause = e.getCause();
        return cause == null ? e : cause;
    }

    private static String authority(URI url) {
        return url.getAuthority();
    }

    @Override
    public Exchange send(OutgoingRequest outgoing, Timeline timeline, ExchangeListener listener) {
        JettyExchange exchange = new JettyExchange(timeline, listener, outgoing.body(), connections, () -> closed);
        Request request = client.newRequest(outgoing.url())
                .method(HttpMethod.POST)
                .headers(fields -> fields.add(headers)
                        .put("X-Request-ID", outgoing.requestId())
                        .put("X-Correlation-ID", outgoing.correlationId()))
                .timeout(requestTimeout.toMillis(), TimeUnit.MILLISECONDS);
        exchange.send(request);
        return exchange;
    }

    @Override
    public List<Executor> eventLoops() {
        return connector.getSelectorManager().getBeans(ManagedSelector.class).stream()
                .<Executor>map(loop -> task -> loop.submit(selector -> task.run()))
                .toList();
    }

    @Override
    public void close() {
        closed = true;
        try {
            client.stop();
        } catch (Exception e) {
            // Nothing is measured any more, and every socket is closed by the end of the process at the latest.
            LOG.debug("the HTTP client did not stop cleanly", e);
        }
    }

    /** Asks for an address once, so that no later connection waits for a name server. */
    private static final class ResolvingOnce implements SocketAddressResolver {

        private final SocketAddressResolver resolver;
        private volatile List<InetSocketAddress> known = List.of();

        ResolvingOnce(SocketAddressResolver resolver) {
            this.resolver = resolver;
        }

        @Override
        public void resolve(
                String host, int port, Map<String, Object> context, Promise<List<InetSocketAddress>> promise) {
            Opening opening = new Opening(System.nanoTime());
            context.put(Opening.CONTEXT_KEY, opening);
            List<InetSocketAddress> addresses = known;
            if (!addresses.isEmpty()
                    && addresses.get(0).getPort() == port
                    && addresses.get(0).getHostString().equals(host)) {
                promise.succeeded(addresses);
                return;
            }
            resolver.resolve(
                    host,
                    port,
                    context,
                    Promise.from(
                            found -> {
                                opening.resolvedAt(System.nanoTime());
                                known = List.copyOf(found);
                                promise.succeeded(found);
                            },
                            promise::failed));
        }
    }
}
