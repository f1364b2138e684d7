package dev.aiperf.engine;

import dev.aiperf.plan.Ceiling;
import dev.aiperf.transport.Outcome;
import dev.aiperf.transport.Timeline;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.jctools.queues.atomic.MpmcAtomicArrayQueue;
import org.jspecify.annotations.Nullable;

/**
 * A fixed number of users, each of whom sends the next request when the last is answered.
 *
 * <p>The thread that notices the end of an answer sends the user's next request, which the look-ahead has encoded
 * already: no hand-over, no gap. The intended time of a request is when its slot became free, so a delay of ours is seen
 * as lateness. Beyond a ceiling on prefills a user whose turn it is waits, in order, for another's first token.
 *
 * <p>A user keeps the slot through all turns of a session, the time to think before each included. A turn whose answer failed
 * ends its session: the rest would be of another conversation.
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
    private final Places inPrefill;
    private final List<CeilingRamp> ramps;
    private final LongAdder heldAtPrefill = new LongAdder();
    private final AtomicInteger retired = new AtomicInteger();
    private final FollowUps followUps;
    private final ConcurrentLinkedQueue<DueTurn> dueTurns = new ConcurrentLinkedQueue<>();
    private final AtomicInteger openSessions = new AtomicInteger();
    private final SerialDrain drain = new SerialDrain(this::sendNext);
    private volatile SendingLimit limit = SendingLimit.NOTHING;
    private volatile boolean stopped;
    private volatile long nextIndex;

    /**
     * Makes a load.
     *
     * @param users how many users there are
     * @param prefill the most requests without a first token
     * @param followUps makes the later turns of sessions
     */
    ClosedLoopLoad(
            Ceiling users,
            Optional<Ceiling> prefill,
            Sender sender,
            LookAhead lookAhead,
            FollowUps followUps,
            NanoClock clock) {
        this.followUps = followUps;
        this.concurrency = users.limit();
        this.inPrefill = new Places(prefill.isPresent());
        this.ramps = Stream.concat(
                        prefill.stream().map(it -> new CeilingRamp(it, clock, this::freePrefill)),
                        Stream.of(new CeilingRamp(users, clock, this::addUser)))
                .toList();
        this.sender = sender;
        this.lookAhead = lookAhead;
        this.clock = clock;
        this.free = new MpmcAtomicArrayQueue<>(Math.max(2, concurrency));
    }

    @Override
    public void start(long startNanos, SendingLimit limit) {
        this.limit = limit;
        ramps.forEach(ramp -> ramp.start(startNanos));
    }

    private void addUser(long sinceNanos) {
        new Slot().freeAt(sinceNanos);
        drain.run();
    }

    private void freePrefill(long sinceNanos) {
        inPrefill.free(sinceNanos);
        drain.run();
    }

    /** Tells that a request became ready. */
    void onReady() {
        drain.run();
    }

    @Override
    public void stop() {
        stopped = true;
        ramps.forEach(CeilingRamp::stop);
        drain.run();
    }

    @Override
    public boolean hasEnded() {
        return retired.get() == concurrency || isOver() || (lookAhead.isExhausted() && openSessions.get() == 0);
    }

    private boolean isOver() {
        return stopped || !limit.admits(nextIndex, clock.nanoTime());
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
    public long heldAtPrefill() {
        return heldAtPrefill.sum();
    }

    @Override
    public long leftAtCeiling() {
        return 0;
    }

    /** Gives one free slot the next request, or retires it when there is none any more. In the drain only. */
    private boolean sendNext() {
        if (!dueTurns.isEmpty()) {
            return sendDueTurn();
        }
        if (free.isEmpty()) {
            return false;
        }
        if (isOver() || lookAhead.isExhausted()) {
            retired.incrementAndGet();
            free.poll();
            return true;
        }
        if (!inPrefill.areFree()) {
            return false;
        }
        // Before the last request is taken: else the load would seem to have ended with it.
        openSessions.incrementAndGet();
        PreparedRequest request = lookAhead.poll();
        if (request == null || !request.goesOn()) {
            openSessions.decrementAndGet();
        }
        if (request == null) {
            return false;
        }
        Slot slot = free.poll();
        if (slot == null) {
            throw new IllegalStateException("a slot that was free is gone: only the drain takes slots");
        }
        send(slot, request);
        return true;
    }

    /** Sends the next turn of a session, or ends the session where nothing more is to be sent. In the drain only. */
    private boolean sendDueTurn() {
        if (isOver()) {
            dueTurns.remove();
            openSessions.decrementAndGet();
            retired.incrementAndGet();
            return true;
        }
        if (!inPrefill.areFree()) {
            return false;
        }
        DueTurn due = dueTurns.remove();
        due.slot.freeNanos = due.dueNanos;
        send(due.slot, due.request);
        return true;
    }

    private void send(Slot slot, PreparedRequest made) {
        PreparedRequest request = made.at(nextIndex);
        nextIndex = request.index() + 1;
        slot.request = request;
        long prefillSince = inPrefill.take();
        boolean held = prefillSince > slot.freeNanos;
        if (held) {
            heldAtPrefill.increment();
        }
        boolean refill = slot.used && !held;
        slot.used = true;
        sender.send(request, slot.freeNanos, Math.max(slot.freeNanos, prefillSince), refill, slot);
    }

    /** The next turn of a session whose user has thought. */
    private record DueTurn(Slot slot, PreparedRequest request, long dueNanos) {}

    /** One user. */
    private final class Slot implements RequestEvents {

        private long freeNanos;
        private long pauseNanos;
        /** Whether it had a request. In the drain only. */
        private boolean used;

        private @Nullable PreparedRequest request;
        private @Nullable HeardAnswer heard;

        void freeAt(long nanos) {
            freeNanos = nanos;
            if (!free.offer(this)) {
                throw new IllegalStateException("more free slots than users");
            }
        }

        @Override
        public void prefilled(long nanos) {
            if (inPrefill.areLimited()) {
                freePrefill(nanos);
            }
        }

        @Override
        public void answered(Timeline timeline) {
            if (request != null && request.goesOn()) {
                heard = HeardAnswer.of(timeline);
            }
        }

        @Override
        public void ended(Outcome outcome, long nanos) {
            PreparedRequest last = request;
            HeardAnswer answer = heard;
            heard = null;
            if (last != null && answer != null) {
                followUps.after(last, answer, nanos, (turn, due) -> {
                    dueTurns.add(new DueTurn(this, turn, due));
                    drain.run();
                });
                return;
            }
            if (last != null && last.session().isPresent()) {
                openSessions.decrementAndGet();
            }
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
