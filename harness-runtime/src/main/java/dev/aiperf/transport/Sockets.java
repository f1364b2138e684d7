package dev.aiperf.transport;

import dev.aiperf.plan.TlsPlan;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SelectorManager;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What connections of any protocol need: sockets on selectors that walk through no more keys than are selected, TLS, threads and
 * a timer. Safe to share between threads.
 */
final class Sockets extends ClientConnector {

    private static final Logger LOG = LoggerFactory.getLogger(Sockets.class);

    /** Beside the selectors: for name servers that keep one waiting, and for Jetty's own needs. */
    private static final int SPARE_THREADS = 4;

    private final long mostConnections = FileLimit.left() - FileLimit.SPARE;
    private final QueuedThreadPool threads;
    private final TlsPlan trust;
    private final List<InetSocketAddress> sources;
    private final AtomicInteger nextSource = new AtomicInteger();

    private SslContextFactory.@Nullable Client tls;

    private Sockets(QueuedThreadPool threads, TlsPlan trust, List<String> sources) {
        this.sources =
                sources.stream().map(source -> new InetSocketAddress(source, 0)).toList();
        this.threads = threads;
        this.trust = trust;
    }

    static Sockets start(TransportSettings settings) throws TransportException {
        QueuedThreadPool threads = new QueuedThreadPool(settings.selectors() + SPARE_THREADS);
        threads.setName("aiperf-http");
        threads.setDaemon(true);
        Sockets sockets = new Sockets(
                threads, settings.network().tls(), settings.network().route().sourceAddresses());
        sockets.setSelectors(settings.selectors());
        sockets.setTCPNoDelay(true);
        // With it two sockets might be bound to the same port, and the second not be connected.
        sockets.setReuseAddress(sockets.sources.isEmpty());
        sockets.setExecutor(threads);
        sockets.setConnectTimeout(settings.connectTimeout());
        sockets.setIdleTimeout(Duration.ZERO);
        try {
            threads.start();
            sockets.start();
            return sockets;
        } catch (Exception e) {
            sockets.stopQuietly();
            throw new TransportException("the HTTP client can't start: " + Failures.inWords(e), e);
        }
    }

    /** Returns how many connections may be open at once, so that this process keeps some files for itself. */
    long mostConnections() {
        return mostConnections;
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

    /** Returns where the next connection starts: at the addresses in turn. */
    @Override
    public @Nullable SocketAddress getBindAddress() {
        return sources.isEmpty() ? null : sources.get(Math.floorMod(nextSource.getAndIncrement(), sources.size()));
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
            started = Tls.start(trust);
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
