package dev.aiperf.engine;

import dev.aiperf.plan.Ceiling;
import dev.aiperf.traffic.ArrivalProcess;
import dev.aiperf.transport.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
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
     */
    OpenLoopLoad(
            ArrivalProcess arrivals,
            Optional<Ceiling> ceiling,
            Optional<Ceiling> prefill,
            Sender sender,
            LookAhead lookAhead,
            NanoClock clock) {
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
        return stopped || (scheduleEnded && (waiting.isEmpty() || isOverFor(waiting.peek())));
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
            for (long index = 0; !stopped; index++) {
                long intended = startNanos + arrivals.intendedNanos(index);
                if (!limit.admits(index, intended)) {
                    return;
                }
                if (!limit.admits(index, clock.nanoTime() - MOST_OVERTIME_NANOS)) {
                    unsentNanos = limit.deadlineNanos() - intended;
                    return;
                }
                PreparedRequest request = lookAhead.take();
                if (request == null || !waitUntil(intended)) {
                    return;
                }
                dispatch(new Due(request, intended));
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
        public void ended(Outcome outcome, long nanos) {
            if (inFlight.areLimited()) {
                inFlight.free(nanos);
                drain.run();
            }
        }
    }
}
