package dev.aiperf.engine;

import dev.aiperf.extension.StillRunning;
import dev.aiperf.plan.text.DurationText;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jctools.queues.atomic.SpscAtomicArrayQueue;
import org.jspecify.annotations.Nullable;

/**
 * Encodes requests before they are needed, on a thread of its own, so that sending costs no encoding.
 *
 * <p>Requests come out in the order of their index, to one taker at a time. When the taker is faster than the encoder,
 * {@link #poll} gives nothing, and the {@code onReady} hook is called once there is something again.
 */
final class LookAhead implements AutoCloseable {

    private static final long IDLE_NANOS = 500_000;
    private static final long MOST_IDLE_NANOS = 4_000_000;
    private static final int FULL_SPINS = 50;
    private static final long CLOSE_MILLIS = 2_000;
    private static final long NONE = -1;

    private final RequestSource source;
    private final long end;
    private final SpscAtomicArrayQueue<PreparedRequest> ready;
    private final NanoClock clock;
    private final Thread thread;
    private volatile Runnable onReady = () -> {};
    private volatile boolean closed;
    private volatile boolean allMade;
    /** Which request is being made, and since when; the instant is only worth anything while there is one. */
    private volatile long making = NONE;

    private volatile long makingSince;
    private volatile @Nullable Throwable failure;

    /**
     * Makes a look-ahead that hasn't started.
     *
     * @param end the index after the last one; {@link Long#MAX_VALUE} for no end
     * @param depth how many requests may be ready at once
     * @param clock the time, for waits that have an end
     */
    LookAhead(RequestSource source, long end, int depth, NanoClock clock) {
        this.source = source;
        this.end = end;
        this.clock = clock;
        this.ready = new SpscAtomicArrayQueue<>(Math.max(4, depth));
        this.thread = new Thread(this::encodeAll, "aiperf-look-ahead");
        thread.setDaemon(true);
    }

    /**
     * Starts encoding.
     *
     * @param onReady called on the encoder's thread after each request that became ready
     */
    void start(Runnable onReady) {
        this.onReady = onReady;
        thread.start();
    }

    /** Returns the next request, or null when none is ready. One taker at a time. */
    @Nullable
    PreparedRequest poll() {
        return ready.poll();
    }

    /** Returns whether a request is ready. */
    boolean hasReady() {
        return !ready.isEmpty();
    }

    /** Returns whether nothing is ready and nothing will be. */
    boolean isExhausted() {
        return allMade && ready.isEmpty();
    }

    /** Returns the next request, waiting for it; null when there is none any more. One taker at a time. */
    @Nullable
    PreparedRequest take() {
        while (true) {
            PreparedRequest request = ready.poll();
            if (request != null || isExhausted() || closed) {
                return request;
            }
            Thread.onSpinWait();
            LockSupport.parkNanos(IDLE_NANOS / FULL_SPINS);
        }
    }

    /** Waits until as many requests are ready as can be, or as there are; at most the time given. */
    void awaitFull(long nanos) {
        long deadline = clock.nanoTime() + nanos;
        while (!allMade && ready.size() < ready.capacity() && clock.nanoTime() - deadline < 0) {
            LockSupport.parkNanos(IDLE_NANOS);
        }
    }

    /** Returns whether one request has been in the making for longer than a time. */
    boolean isMakingOneFor(Duration time) {
        return isMaking() && clock.nanoTime() - makingSince > time.toNanos();
    }

    /** Returns how many requests were made before the one that is in the making; negative when none is. */
    long made() {
        return making;
    }

    /** Returns whether a request is in the making; not so while one that is made waits for its place. */
    boolean isMaking() {
        return making != NONE;
    }

    /** Gives up the request that is in the making for too long, and tells of it. */
    LoadException giveUp(long request, Duration timeout) {
        LoadException overdue = new LoadException(
                "no request was there to be sent: " + source.maker() + " did not give request " + request + " within "
                        + DurationText.format(timeout) + "; setup-timeout gives it more",
                new StillRunning(thread));
        // First: what the interrupt wakes must not be sent, nor what would come after it.
        closed = true;
        thread.interrupt();
        return overdue;
    }

    /** Returns why encoding broke off, or null. */
    @Nullable
    Throwable failure() {
        return failure;
    }

    /** Ends the encoding after the request that is being made; whoever waits for one gets none. */
    void stop() {
        closed = true;
        LockSupport.unpark(thread);
    }

    /** Ends the encoding, and waits a moment for the thread, which may be in code that isn't ours. */
    @Override
    public void close() {
        stop();
        try {
            thread.join(CLOSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void encodeAll() {
        try {
            for (long index = 0; index < end && !closed; index++) {
                makingSince = clock.nanoTime();
                making = index;
                PreparedRequest request = source.prepare(index);
                making = NONE;
                offer(request);
            }
        } catch (LoadException | RuntimeException | Error e) {
            failure = e;
        } finally {
            making = NONE;
            allMade = true;
            onReady.run();
        }
    }

    /** Waits for room, the longer the less of what is ready is taken, so that a slow load costs few looks. */
    private void offer(PreparedRequest request) {
        long idle = IDLE_NANOS;
        while (!closed && !ready.offer(request)) {
            LockSupport.parkNanos(idle);
            boolean slow = ready.size() > ready.capacity() - ready.capacity() / 4;
            idle = slow ? Math.min(MOST_IDLE_NANOS, idle * 2) : IDLE_NANOS;
        }
        onReady.run();
    }
}
