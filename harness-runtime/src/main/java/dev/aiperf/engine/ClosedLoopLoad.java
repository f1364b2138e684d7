package dev.aiperf.engine;

import dev.aiperf.transport.Outcome;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jctools.queues.atomic.MpmcAtomicArrayQueue;

/**
 * A fixed number of users, each of whom sends the next request when the last is answered.
 *
 * <p>The thread that notices the end of an answer sends the user's next request, which the look-ahead has encoded
 * already: no hand-over, no gap. The intended time of a request is when its slot became free, so a delay of ours is seen
 * as lateness.
 *
 * <p>A user whom no connection was opened for comes back after a pause, which grows while that goes on: else a server that
 * is gone would be asked thousands of times a second. The slot is free once the pause is over, so that the pause is neither
 * lateness nor latency.
 */
final class ClosedLoopLoad implements Load {

    private static final long SHORTEST_PAUSE_NANOS = 2_000_000L;
    private static final long LONGEST_PAUSE_NANOS = 100_000_000L;

    private final int concurrency;
    private final Sender sender;
    private final LookAhead lookAhead;
    private final NanoClock clock;
    private final MpmcAtomicArrayQueue<Slot> free;
    private final AtomicInteger retired = new AtomicInteger();
    private final SerialDrain drain = new SerialDrain(this::sendNext);
    private volatile SendingLimit limit = SendingLimit.NOTHING;
    private volatile boolean stopped;
    private volatile long nextIndex;

    ClosedLoopLoad(int concurrency, Sender sender, LookAhead lookAhead, NanoClock clock) {
        this.concurrency = concurrency;
        this.sender = sender;
        this.lookAhead = lookAhead;
        this.clock = clock;
        this.free = new MpmcAtomicArrayQueue<>(Math.max(2, concurrency));
    }

    @Override
    public void start(long startNanos, SendingLimit limit) {
        this.limit = limit;
        for (int i = 0; i < concurrency; i++) {
            new Slot().freeAt(startNanos);
        }
        drain.run();
    }

    /** Tells that a request became ready. */
    void onReady() {
        drain.run();
    }

    @Override
    public void stop() {
        stopped = true;
        drain.run();
    }

    @Override
    public boolean hasEnded() {
        return retired.get() == concurrency || isOver();
    }

    private boolean isOver() {
        return stopped || lookAhead.isExhausted() || !limit.admits(nextIndex, clock.nanoTime());
    }

    @Override
    public boolean isSettled() {
        return stopped && drain.isIdle();
    }

    @Override
    public long heldAtCeiling() {
        return 0;
    }

    @Override
    public long leftAtCeiling() {
        return 0;
    }

    /** Gives one free slot the next request, or retires it when there is none any more. In the drain only. */
    private boolean sendNext() {
        if (free.isEmpty()) {
            return false;
        }
        if (isOver()) {
            retired.incrementAndGet();
            free.poll();
            return true;
        }
        PreparedRequest request = lookAhead.poll();
        if (request == null) {
            return false;
        }
        Slot slot = free.poll();
        if (slot == null) {
            throw new IllegalStateException("a slot that was free is gone: only the drain takes slots");
        }
        nextIndex = request.index() + 1;
        sender.send(request, slot.freeNanos, slot.freeNanos, slot::ended);
        return true;
    }

    /** One user. */
    private final class Slot {

        private long freeNanos;
        private long pauseNanos;

        void freeAt(long nanos) {
            freeNanos = nanos;
            if (!free.offer(this)) {
                throw new IllegalStateException("more free slots than users");
            }
        }

        void ended(Outcome outcome, long nanos) {
            if (outcome != Outcome.CONNECT_FAILED) {
                pauseNanos = 0;
                comeBackAt(nanos);
                return;
            }
            pauseNanos = Math.min(LONGEST_PAUSE_NANOS, Math.max(SHORTEST_PAUSE_NANOS, 2 * pauseNanos));
            CompletableFuture.delayedExecutor(pauseNanos, TimeUnit.NANOSECONDS, Runnable::run)
                    .execute(() -> comeBackAt(nanos + pauseNanos));
        }

        private void comeBackAt(long nanos) {
            freeAt(nanos);
            drain.run();
        }
    }
}
