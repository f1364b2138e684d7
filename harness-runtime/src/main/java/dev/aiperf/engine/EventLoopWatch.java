package dev.aiperf.engine;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.HdrHistogram.ConcurrentHistogram;

/**
 * Measures how long work waits for the threads that handle connections. Every 10 ms each of them is handed a tick, which
 * notes how long it waited. A thread that hasn't run its last tick gets no further one; the ticks that it would have got
 * meanwhile are counted when it runs again, with the waits that they would have had: else the longer a thread is stuck, the
 * fewer samples would tell of it. Where the process as a whole gets no processor (it is stopped, or the machine is), the watch
 * notices by its own lateness, from 20 ms on.
 *
 * <p>Costs a wake-up of each thread every 10 ms. Safe to share between threads.
 */
final class EventLoopWatch implements AutoCloseable {

    static final long TICK_NANOS = 10_000_000;

    private static final long MOST_NANOS = 3_600_000_000_000L;
    private static final int DIGITS = 3;
    private static final long NONE = Long.MIN_VALUE;
    private static final long LONGEST_JOIN_MILLIS = 1000;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final List<Loop> loops;
    private final Runnable alongside;
    private final Consumer<ClientPause> listener;
    private final ConcurrentHistogram delays = new ConcurrentHistogram(MOST_NANOS, DIGITS);
    private final NanoClock clock;
    private final Thread ticker = new Thread(this::tickOn, "aiperf-loop-watch");
    private volatile boolean closed;

    /**
     * Makes a watch that hasn't started.
     *
     * @param loops the threads; each runs what it is given
     * @param alongside called after each tick, on the watch's own thread
     * @param listener told of each wait, on the thread that it was for, and of each standstill, on the watch's own
     */
    EventLoopWatch(List<Executor> loops, Runnable alongside, Consumer<ClientPause> listener, NanoClock clock) {
        this.loops = loops.stream().map(Loop::new).toList();
        this.alongside = alongside;
        this.listener = listener;
        this.clock = clock;
        ticker.setDaemon(true);
    }

    void start() {
        ticker.start();
    }

    /** Hands each thread a tick that has none waiting. */
    void tick() {
        loops.forEach(Loop::tick);
    }

    /** Returns until when every wait that began earlier has been told: until now, or until a tick that still waits was handed. */
    long knownUntilNanos() {
        long now = clock.nanoTime();
        return loops.stream().mapToLong(loop -> loop.knownUntilNanos(now)).min().orElse(now);
    }

    /** Returns how long work waited, a thread that is stuck included. */
    EventLoopDelay delay() {
        ConcurrentHistogram all = delays.copy();
        loops.forEach(loop -> loop.addWaiting(all));
        long samples = all.getTotalCount();
        return samples == 0
                ? EventLoopDelay.UNKNOWN
                : new EventLoopDelay(
                        samples, all.getValueAtPercentile(50), all.getValueAtPercentile(99), all.getMaxValue());
    }

    /** Ends the ticks; waits for one that is under way, a second at most. */
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(ticker);
        try {
            ticker.join(LONGEST_JOIN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tickOn() {
        while (!closed) {
            long start = clock.nanoTime();
            long usedBefore = usedNanos();
            tick();
            alongside.run();
            LockSupport.parkNanos(TICK_NANOS);
            noteStandstill(start, usedNanos() - usedBefore);
        }
    }

    /** The processor time of this thread: whatever it does takes as long, unless it is kept from doing it. */
    private static long usedNanos() {
        return THREADS.isCurrentThreadCpuTimeSupported() ? THREADS.getCurrentThreadCpuTime() : 0;
    }

    /**
     * Tells of a standstill: when the whole process stands still, no tick waits, but this thread is late itself.
     *
     * @param start when it last began
     * @param usedNanos the processor time that it had for its work since then
     */
    void noteStandstill(long start, long usedNanos) {
        long due = start + TICK_NANOS + usedNanos;
        long late = clock.nanoTime() - due;
        if (late >= ClientPause.LEAST_NANOS) {
            record(delays, late);
            listener.accept(new ClientPause(ClientPause.Cause.NO_PROCESSOR, due, late));
        }
    }

    private static void record(ConcurrentHistogram to, long waitedNanos) {
        to.recordValueWithExpectedInterval(Math.min(MOST_NANOS, Math.max(0, waitedNanos)), TICK_NANOS);
    }

    /** One thread that handles connections. */
    private final class Loop {

        private final Executor thread;
        /** When the tick that waits was handed, or {@link #NONE}. */
        private final AtomicLong handedNanos = new AtomicLong(NONE);

        Loop(Executor thread) {
            this.thread = thread;
        }

        void tick() {
            if (handedNanos.compareAndSet(NONE, clock.nanoTime())) {
                thread.execute(this::noteWait);
            }
        }

        private void noteWait() {
            long handed = handedNanos.get();
            long waited = clock.nanoTime() - handed;
            record(delays, waited);
            listener.accept(new ClientPause(ClientPause.Cause.EVENT_LOOP, handed, waited));
            handedNanos.set(NONE);
        }

        long knownUntilNanos(long now) {
            long handed = handedNanos.get();
            return handed == NONE ? now : handed;
        }

        /** Adds the wait so far of a tick that hasn't run for longer than until the next. */
        void addWaiting(ConcurrentHistogram to) {
            long handed = handedNanos.get();
            long waited = clock.nanoTime() - handed;
            if (handed != NONE && waited > TICK_NANOS) {
                record(to, waited);
            }
        }
    }
}
