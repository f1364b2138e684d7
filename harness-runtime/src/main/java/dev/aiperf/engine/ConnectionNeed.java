package dev.aiperf.engine;

import dev.aiperf.plan.Cell;
import dev.aiperf.plan.PhasePlan;
import dev.aiperf.plan.StopCondition;
import dev.aiperf.plan.TrafficPlan;
import dev.aiperf.plan.TrafficPlan.ClosedLoop;
import dev.aiperf.plan.TrafficPlan.OpenLoop;
import dev.aiperf.plan.TrafficPlan.Replay;
import java.time.Duration;
import java.util.Optional;

/**
 * How many connections a load needs at once, never more than it sends requests.
 *
 * @param first how many it is likely to need, to be opened before the clock starts
 * @param most how many it may need, as far as its plan tells: those of a closed loop, or of the ceiling of a load by the clock.
 *     How many such a load needs without a ceiling is up to the server; of it only those count that it begins with
 */
public record ConnectionNeed(int first, int most) {

    private static final int LEAST_AT_A_RATE = 4;
    private static final int MOST_AT_A_RATE = 256;
    /** How many rows of a trace are in flight nobody knows beforehand. */
    private static final int OF_A_TRACE = 32;

    /** Returns the need of a phase. */
    static ConnectionNeed of(TrafficPlan traffic, PhasePlan phase) {
        long requests = requests(phase);
        int first = (int) Math.min(first(traffic), requests);
        if (traffic instanceof Replay replay && replay.mostInFlight().isPresent()) {
            return new ConnectionNeed(
                    first, (int) Math.max(first, Math.min(replay.mostInFlight().getAsInt(), requests)));
        }
        if (traffic instanceof OpenLoop open && open.maxConcurrency().isPresent()) {
            int ceiling = open.maxConcurrency().getAsInt();
            return new ConnectionNeed(first, (int) Math.max(
                    first, Math.min(ceiling, Math.min(requests, arrivals(open, phase)))));
        }
        return new ConnectionNeed(first, first);
    }

    /**
     * Returns the need of a cell.
     *
     * @param warmup the phase before its measurement, which keeps the same connections
     */
    public static ConnectionNeed of(Cell cell, Optional<PhasePlan> warmup) {
        ConnectionNeed measurement = of(cell.traffic(), cell.measurement());
        return warmup.map(phase -> of(cell.warmup(), phase).or(measurement)).orElse(measurement);
    }

    private ConnectionNeed or(ConnectionNeed other) {
        return new ConnectionNeed(Math.max(first, other.first), Math.max(most, other.most));
    }

    /** Returns how many a phase of any length is likely to need. */
    static int first(TrafficPlan traffic) {
        if (traffic instanceof ClosedLoop closed) {
            return closed.concurrency();
        }
        if (traffic instanceof Replay replay) {
            return replay.mostInFlight().orElse(OF_A_TRACE);
        }
        OpenLoop open = (OpenLoop) traffic;
        int likely = (int) Math.min(
                MOST_AT_A_RATE, Math.max(LEAST_AT_A_RATE, Math.ceil(open.rate().highest())));
        return Math.min(open.maxConcurrency().orElse(MOST_AT_A_RATE), likely);
    }

    private static long requests(PhasePlan phase) {
        return SendingLimit.of(phase.stop(), SendingLimit.UNLIMITED, 0).endIndex();
    }

    private static long arrivals(OpenLoop open, PhasePlan phase) {
        Optional<Duration> time =
                phase.stop() instanceof StopCondition.FirstOf stop ? stop.duration() : Optional.empty();
        return time.map(it -> (long) Math.ceil(open.rate().highest() * it.toNanos() / 1e9))
                .orElse(SendingLimit.UNLIMITED);
    }
}
