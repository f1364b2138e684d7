package dev.aiperf.transport;

import java.io.IOException;
import java.net.SocketAddress;
import java.net.SocketException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.io.ClientConnectionFactory;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SelectorManager;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens connections, on selectors that walk through no more keys than are selected; knows all that are open. */
final class HttpConnector extends ClientConnector {

    private static final Logger LOG = LoggerFactory.getLogger(HttpConnector.class);

    /** Beside the selectors: for name servers that keep one waiting, and for Jetty's own needs. */
    private static final int SPARE_THREADS = 4;

    private final long mostConnections = FileLimit.left() - FileLimit.SPARE;
    /** How many connections are being opened. */
    private final AtomicInteger openings = new AtomicInteger();

    private final Set<HttpConnection> connections = ConcurrentHashMap.newKeySet();
    private final QueuedThreadPool threads;

    private SslContextFactory.@Nullable Client tls;

    private HttpConnector(QueuedThreadPool threads) {
        this.threads = threads;
    }

    static HttpConnector start(TransportSettings settings) throws TransportException {
        QueuedThreadPool threads = new QueuedThreadPool(settings.selectors() + SPARE_THREADS);
        threads.setName("aiperf-http");
        threads.setDaemon(true);
        HttpConnector connector = new HttpConnector(threads);
        connector.setSelectors(settings.selectors());
        connector.setTCPNoDelay(true);
        connector.setExecutor(threads);
        connector.setConnectTimeout(settings.connectTimeout());
        connector.setIdleTimeout(Duration.ZERO);
        try {
            threads.start();
            connector.start();
            return connector;
        } catch (Exception e) {
            connector.stopQuietly();
            throw new TransportException("the HTTP client can't start: " + Failures.inWords(e), e);
        }
    }

    /**
     * Opens a connection to an address, unless this process has as many as the system lets it have.
     *
     * @param origin whose address it is
     * @param opening told when the connection is ready
     * @param opened gets the connection once a request may be written, after any TLS handshake; on any thread
     */
    void open(SocketAddress address, Origin origin, Opening opening, Promise<HttpConnection> opened) {
        Promise<HttpConnection> once = new OpenedOnce<>(opened, openings::decrementAndGet);
        if (openings.incrementAndGet() + connections.size() > mostConnections) {
            once.failed(new SocketException(Failures.TOO_MANY_FILES));
            return;
        }
        ClientConnectionFactory factory =
                (endPoint, context) -> new HttpConnection(endPoint, threads, origin, connections, opening, once);
        Map<String, Object> context = new HashMap<>();
        if (origin.isSecure()) {
            try {
                factory = newSslClientConnectionFactory(tls(), factory);
            } catch (Exception e) {
                once.failed(e);
                return;
            }
        }
        context.put(ClientConnectionFactory.CONTEXT_KEY, factory);
        context.put(org.eclipse.jetty.io.Transport.class.getName(), org.eclipse.jetty.io.Transport.TCP_IP);
        context.put(CONNECTION_PROMISE_CONTEXT_KEY, Promise.from(connection -> {}, once::failed));
        connect(address, context);
    }

    /** Returns the connections that are open; safe to walk through while they change. */
    Set<HttpConnection> connections() {
        return connections;
    }

    /** Returns the selectors' threads, each as what runs a task on it. */
    List<Executor> eventLoops() {
        return getSelectorManager().getBeans(ManagedSelector.class).stream()
                .<Executor>map(loop -> task -> loop.submit(selector -> task.run()))
                .toList();
    }

    /** Runs something that may wait. */
    void execute(Runnable task) {
        threads.execute(task);
    }

    /** Runs something short once, later. */
    void schedule(Runnable task, Duration later) {
        getScheduler().schedule(task, later.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    protected void doStop() throws Exception {
        super.doStop();
        synchronized (this) {
            LifeCycle.stop(tls);
        }
        threads.stop();
    }

    /** Stops all there is; nothing is measured any more, and every socket is closed by the end of the process at the latest. */
    void stopQuietly() {
        try {
            stop();
        } catch (Exception e) {
            LOG.debug("the HTTP client did not stop cleanly", e);
        } finally {
            LifeCycle.stop(threads);
        }
    }

    /** Jetty would load what TLS needs at the start, a third of a second; here the first {@code https} address does. */
    @Override
    protected SslContextFactory.Client newSslContextFactory() {
        return new SslContextFactory.Client() {
            @Override
            protected void doStart() {}
        };
    }

    /** Returns what makes TLS connections. */
    synchronized SslContextFactory.Client tls() throws Exception {
        SslContextFactory.Client started = tls;
        if (started == null) {
            started = new SslContextFactory.Client();
            started.start();
            tls = started;
        }
        return started;
    }

    @Override
    protected EndPoint newEndPoint(SelectableChannel channel, ManagedSelector selector, SelectionKey key) {
        return new TimedEndPoint((SocketChannel) channel, selector, key, getScheduler());
    }

    @Override
    protected SelectorManager newSelectorManager() {
        return new KeyArraySelectorManager(getExecutor(), getScheduler(), getSelectors());
    }

    private final class KeyArraySelectorManager extends ClientSelectorManager {

        KeyArraySelectorManager(Executor executor, Scheduler scheduler, int selectors) {
            super(executor, scheduler, selectors);
        }

        @Override
        protected Selector newSelector() throws IOException {
            return SelectedKeyArray.openSelector();
        }
    }
}
