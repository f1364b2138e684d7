package dev.aiperf.engine;

import dev.aiperf.plan.Ceiling;
import dev.aiperf.traffic.ArrivalProcess;
import dev.aiperf.transport.Outcome;
import dev.aiperf.transport.Timeline;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Arrivals by the clock, whether or not earlier requests are answered.
 *
 * <p>One thread, the pacer, holds the absolute schedule. Falling behind never drops, shifts or hides an arrival: it is
 * sent late, and its latency from the intended time is kept. Above the ceiling of concurrency, or that on prefills, an
 * arrival waits, in order, and is sent by the thread that notices the end, or the first content, of an earlier one. That
 * wait is the server's doing: the client is late only by what passes after a place became free.
 *
 * <p>What arrives are sessions. A later turn of one is sent when its user has thought after the answer before it, and keeps the
 * place of its session below the ceiling of concurrency; a turn whose answer failed ends its session.
 */
final class OpenLoopLoad implements Load {

    /**
     * How long after the end of the time arrivals that were due before it are still sent: a client that is later than that
     * would go on for as long as it likes.
     */
    private static final long MOST_OVERTIME_NANOS = 1_000_000_000L;

    /** The longest the pacer sleeps without looking whether it was stopped. */
    private static final long LOOK_NANOS = 50_000_000L;

    private final ArrivalProcess arrivals;
    private final Sender sender;
    private final LookAhead lookAhead;
    private final NanoClock clock;
    private final Places inFlight;
    private final Places inPrefill;
    private final List<CeilingRamp> ramps;
    private final ConcurrentLinkedQueue<Due> waiting = new ConcurrentLinkedQueue<>();
    private final FollowUps followUps;
    private final ConcurrentLinkedQueue<Due> dueTurns = new ConcurrentLinkedQueue<>();
    private final AtomicInteger openSessions = new AtomicInteger();
    private final AtomicLong nextIndex = new AtomicLong();
    private final LongAdder heldAtCeiling = new LongAdder();
    private final LongAdder heldAtPrefill = new LongAdder();
    private final SerialDrain drain = new SerialDrain(this::sendNext);
    private volatile SendingLimit limit = SendingLimit.NOTHING;
    private volatile boolean leastSlack;
    private volatile long unsentNanos;
    private volatile boolean stopped;
    private volatile boolean scheduleEnded;

    /**
     * Makes a load.
     *
     * @param ceiling the most requests in flight
     * @param prefill the most requests without a first token
     * @param followUps makes the later turns of sessions
     */
    OpenLoopLoad(
            ArrivalProcess arrivals,
            Optional<Ceiling> ceiling,
            Optional<Ceiling> prefill,
            Sender sender,
            LookAhead lookAhead,
            FollowUps followUps,
            NanoClock clock) {
        this.followUps = followUps;
        this.arrivals = arrivals;
        this.sender = sender;
        this.lookAhead = lookAhead;
        this.clock = clock;
        this.inFlight = new Places(ceiling.isPresent());
        this.inPrefill = new Places(prefill.isPresent());
        this.ramps = Stream.concat(
                        ceiling.stream().map(it -> ramp(it, inFlight)),
                        prefill.stream().map(it -> ramp(it, inPrefill)))
                .toList();
    }

    private CeilingRamp ramp(Ceiling ceiling, Places places) {
        return new CeilingRamp(ceiling, clock, since -> {
            places.free(since);
            drain.run();
        });
    }

    @Override
    public void start(long startNanos, SendingLimit limit) {
        this.limit = limit;
        ramps.forEach(ramp -> ramp.start(startNanos));
        Thread pacer = new Thread(() -> pace(startNanos), "aiperf-pacer");
        pacer.setDaemon(true);
        pacer.start();
    }

    @Override
    public void stop() {
        stopped = true;
        ramps.forEach(CeilingRamp::stop);
    }

    @Override
    public boolean hasEnded() {
        if (stopped || !scheduleEnded) {
            return stopped;
        }
        boolean noneWaits = waiting.isEmpty() || isOverFor(waiting.peek());
        return noneWaits && (openSessions.get() == 0 || !limit.admits(nextIndex.get(), clock.nanoTime()));
    }

    @Override
    public boolean isSettled() {
        return stopped && scheduleEnded && drain.isIdle();
    }

    @Override
    public Optional<Pacing> pacing() {
        return Optional.of(new Pacing(clock.spinNanos(), leastSlack, unsentNanos));
    }

    @Override
    public long heldAtCeiling() {
        return heldAtCeiling.sum();
    }

    @Override
    public long heldAtPrefill() {
        return heldAtPrefill.sum();
    }

    @Override
    public long leftAtCeiling() {
        return waiting.size();
    }

    private void pace(long startNanos) {
        leastSlack = TimerSlack.leastForThisThread();
        try {
            for (long session = 0; !stopped; session++) {
                long intended = startNanos + arrivals.intendedNanos(session);
                if (!limit.admits(nextIndex.get(), intended)) {
                    return;
                }
                if (!limit.admits(nextIndex.get(), clock.nanoTime() - MOST_OVERTIME_NANOS)) {
                    unsentNanos = limit.deadlineNanos() - intended;
                    return;
                }
                PreparedRequest request = lookAhead.take();
                if (request == null || !waitUntil(intended)) {
                    return;
                }
                openSessions.addAndGet(request.goesOn() ? 1 : 0);
                dispatch(new Due(request.at(nextIndex.getAndIncrement()), intended));
            }
        } finally {
            scheduleEnded = true;
        }
    }

    /** Waits for an instant; returns whether it came before the loop was stopped. */
    private boolean waitUntil(long nanos) {
        long left = nanos - clock.nanoTime();
        while (left > LOOK_NANOS && !stopped) {
            clock.waitUntil(nanos - left + LOOK_NANOS);
            left = nanos - clock.nanoTime();
        }
        if (stopped) {
            return false;
        }
        clock.waitUntil(nanos);
        return true;
    }

    private void dispatch(Due due) {
        if (ramps.isEmpty()) {
            due.send(due.intendedNanos);
            return;
        }
        if (!inFlight.areFree()) {
            heldAtCeiling.increment();
        } else if (!inPrefill.areFree() || !waiting.isEmpty()) {
            (inPrefill.areLimited() ? heldAtPrefill : heldAtCeiling).increment();
        }
        waiting.add(due);
        drain.run();
    }

    /** Gives the arrival that waits longest a free place. In the drain only. */
    private boolean sendNext() {
        Due turn = dueTurns.peek();
        if (turn != null && !stopped && inPrefill.areFree()) {
            dueTurns.remove();
            turn.send(Math.max(turn.intendedNanos, inPrefill.take()));
            return true;
        }
        Due due = waiting.peek();
        if (due == null || stopped || !inFlight.areFree() || !inPrefill.areFree() || isOverFor(due)) {
            return false;
        }
        waiting.remove();
        due.send(Math.max(due.intendedNanos, Math.max(inFlight.take(), inPrefill.take())));
        return true;
    }

    private boolean isOverFor(@Nullable Due due) {
        return due != null && !limit.admits(due.request.index(), clock.nanoTime());
    }

    /** An arrival whose time has come. */
    private final class Due implements RequestEvents {

        private final PreparedRequest request;
        private final long intendedNanos;

        private @Nullable HeardAnswer heard;

        Due(PreparedRequest request, long intendedNanos) {
            this.request = request;
            this.intendedNanos = intendedNanos;
        }

        void send(long possibleNanos) {
            sender.send(request, intendedNanos, possibleNanos, false, this);
        }

        @Override
        public void prefilled(long nanos) {
            if (inPrefill.areLimited()) {
                inPrefill.free(nanos);
                drain.run();
            }
        }

        @Override
        public void answered(Timeline timeline) {
            if (request.goesOn()) {
                heard = HeardAnswer.of(timeline);
            }
        }

        @Override
        public void ended(Outcome outcome, long nanos) {
            HeardAnswer answer = heard;
            if (answer != null) {
                followUps.after(request, answer, nanos, this::goOn);
                return;
            }
            leave(nanos);
        }

        /** Sends the next turn of the session, which ends where nothing more is to be sent. */
        private void goOn(PreparedRequest turn, long dueNanos) {
            if (stopped || !limit.admits(nextIndex.get(), dueNanos)) {
                leave(dueNanos);
                return;
            }
            Due due = new Due(turn.at(nextIndex.getAndIncrement()), dueNanos);
            if (ramps.isEmpty()) {
                due.send(dueNanos);
                return;
            }
            if (!inPrefill.areFree()) {
                heldAtPrefill.increment();
            }
            dueTurns.add(due);
            drain.run();
        }

        private void leave(long nanos) {
            if (request.session().isPresent()) {
                openSessions.decrementAndGet();
            }
            if (inFlight.areLimited()) {
                inFlight.free(nanos);
                drain.run();
            }
        }
    }
}
