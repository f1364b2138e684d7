package dev.aiperf.engine;

import dev.aiperf.traffic.ArrivalProcess;
import dev.aiperf.transport.Outcome;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Arrivals by the clock, whether or not earlier requests are answered.
 *
 * <p>One thread, the pacer, holds the absolute schedule. Falling behind never drops, shifts or hides an arrival: it is
 * sent late, and its latency from the intended time is kept. Above the ceiling of concurrency an arrival waits, in order,
 * and is sent by the thread that notices the end of an earlier one. That wait is the server's doing: the client is late
 * only by what passes after a place became free.
 */
final class OpenLoopLoad implements Load {

    /** The longest the pacer sleeps without looking whether it was stopped. */
    private static final long LOOK_NANOS = 50_000_000L;

    private final ArrivalProcess arrivals;
    private final Sender sender;
    private final LookAhead lookAhead;
    private final NanoClock clock;
    private final boolean hasCeiling;
    /** How many places no request had yet. */
    private final AtomicLong unusedPlaces;
    /** When each of the places became free that had a request and have none now, in that order. */
    private final ConcurrentLinkedQueue<Long> freedNanos = new ConcurrentLinkedQueue<>();

    private final ConcurrentLinkedQueue<Due> waiting = new ConcurrentLinkedQueue<>();
    private final LongAdder held = new LongAdder();
    private final SerialDrain drain = new SerialDrain(this::sendNext);
    private volatile SendingLimit limit = SendingLimit.NOTHING;
    private volatile boolean leastSlack;
    private volatile boolean stopped;
    private volatile boolean scheduleEnded;

    OpenLoopLoad(ArrivalProcess arrivals, OptionalInt ceiling, Sender sender, LookAhead lookAhead, NanoClock clock) {
        this.arrivals = arrivals;
        this.sender = sender;
        this.lookAhead = lookAhead;
        this.clock = clock;
        this.hasCeiling = ceiling.isPresent();
        this.unusedPlaces = new AtomicLong(ceiling.orElse(0));
    }

    @Override
    public void start(long startNanos, SendingLimit limit) {
        this.limit = limit;
        Thread pacer = new Thread(() -> pace(startNanos), "aiperf-pacer");
        pacer.setDaemon(true);
        pacer.start();
    }

    @Override
    public void stop() {
        stopped = true;
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
        return Optional.of(new Pacing(clock.spinNanos(), leastSlack));
    }

    @Override
    public long heldAtCeiling() {
        return held.sum();
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
                PreparedRequest request = limit.admits(index, intended) ? lookAhead.take() : null;
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
        if (!hasCeiling) {
            due.send(due.intendedNanos, (outcome, endNanos) -> {});
            return;
        }
        if (!hasPlace() || !waiting.isEmpty()) {
            held.increment();
        }
        waiting.add(due);
        drain.run();
    }

    /** Gives the arrival that waits longest a free place. In the drain only. */
    private boolean sendNext() {
        Due due = waiting.peek();
        if (due == null || stopped || !hasPlace() || isOverFor(due)) {
            return false;
        }
        waiting.remove();
        due.send(Math.max(due.intendedNanos, takePlace()), (outcome, endNanos) -> {
            freedNanos.add(endNanos);
            drain.run();
        });
        return true;
    }

    private boolean hasPlace() {
        return unusedPlaces.get() > 0 || !freedNanos.isEmpty();
    }

    /** Takes the place that has been free the longest, and returns since when. In the drain only. */
    private long takePlace() {
        if (unusedPlaces.get() > 0) {
            unusedPlaces.decrementAndGet();
            return Long.MIN_VALUE;
        }
        return freedNanos.remove();
    }

    private boolean isOverFor(@Nullable Due due) {
        return due != null && !limit.admits(due.request.index(), clock.nanoTime());
    }

    /** An arrival whose time has come. */
    private final class Due {

        private final PreparedRequest request;
        private final long intendedNanos;

        Due(PreparedRequest request, long intendedNanos) {
            this.request = request;
            this.intendedNanos = intendedNanos;
        }

        void send(long possibleNanos, ObjLongConsumer<Outcome> onEnd) {
            sender.send(request, intendedNanos, possibleNanos, onEnd);
        }
    }
}
