package dev.aiperf.engine;

import dev.aiperf.transport.FileLimit;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;

/**
 * Watches the client process during a phase: garbage collection, event loops, open files, ports. Safe to share
 * between threads.
 */
public final class HealthMonitor implements AutoCloseable {

    private static final int TICKS_A_SECOND = (int) (1_000_000_000 / EventLoopWatch.TICK_NANOS);
    /** Looks take at most one in so many parts of the time. */
    private static final int SHARE_OF_LOOKS = 100;

    private static final long LOOK_NANOS = 1_000_000L;
    private static final long LONGEST_WAIT_NANOS = 1_000_000_000L;

    private final ClientPauses pauses;
    private final LocalPorts ports;
    private final OptionalLong portLimit = LocalPorts.limit();
    private final CollectionWatch collections;
    private final EventLoopWatch loops;

    private long peakFiles;
    private long peakPorts;
    private long ticks;
    private long nextLook;

    private HealthMonitor(List<Executor> eventLoops, URI url, ClientPauses pauses) {
        this.pauses = pauses;
        ports = LocalPorts.to(url);
        collections = CollectionWatch.start(pauses::add);
        loops = new EventLoopWatch(eventLoops, this::onTick, pauses::add, new PreciseClock());
    }

    /**
     * Starts watching.
     *
     * @param eventLoops the threads that handle connections, each as what runs a task on it
     * @param url where requests go
     * @param pauses takes the pauses of the client, and until when they are known; told on threads of the JVM, of the
     *     connections and of this monitor
     */
    public static HealthMonitor start(List<Executor> eventLoops, URI url, ClientPauses pauses) {
        HealthMonitor monitor = new HealthMonitor(eventLoops, url, pauses);
        monitor.loops.start();
        return monitor;
    }

    /**
     * Returns what was used since the start. Waits for what the JVM has still to tell of it, a second at most.
     *
     * @param peakBacklog the most finished requests that waited to be written to the log
     * @param lost how many finished requests could not be written
     */
    public ClientUsage usage(long peakBacklog, long lost) {
        look();
        awaitPauses();
        synchronized (this) {
            return new ClientUsage(
                    Runtime.getRuntime().availableProcessors(),
                    collections.pauses(),
                    Duration.ofNanos(collections.longestNanos()),
                    Duration.ofNanos(collections.totalNanos()),
                    peakBacklog,
                    lost,
                    loops.delay(),
                    new OpenFiles(peakFiles, FileLimit.most()),
                    portLimit.isPresent() && peakPorts > 0
                            ? new ClientPorts(peakPorts, portLimit.getAsLong())
                            : ClientPorts.UNKNOWN);
        }
    }

    private void onTick() {
        long known = loops.knownUntilNanos();
        if (collections.hasHeardAll()) {
            pauses.knownUntil(known - ClientPause.START_ERROR_NANOS);
        }
        if (ticks++ >= nextLook) {
            long start = System.nanoTime();
            look();
            // Counting walks through all files and sockets: through many of them, not so often that it would be a load.
            long rest = SHARE_OF_LOOKS * (System.nanoTime() - start) / EventLoopWatch.TICK_NANOS;
            nextLook = ticks + Math.max(TICKS_A_SECOND, rest);
        }
    }

    private synchronized void look() {
        peakFiles = Math.max(peakFiles, FileLimit.open());
        peakPorts = Math.max(peakPorts, ports.inUse().orElse(0));
    }

    /** Waits until all pauses up to now are known, a second at most. What isn't told by then won't be. */
    private void awaitPauses() {
        long now = System.nanoTime();
        while ((!collections.hasHeardAll() || loops.knownUntilNanos() < now)
                && System.nanoTime() - now < LONGEST_WAIT_NANOS) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    @Override
    public void close() {
        awaitPauses();
        loops.close();
        collections.close();
        pauses.knownUntil(System.nanoTime());
    }
}
