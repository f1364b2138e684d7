package dev.aiperf.report;

import dev.aiperf.plan.Cell;
import dev.aiperf.plan.IntegratedRate;
import dev.aiperf.plan.PhasePlan;
import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.plan.RunsPlan;
import dev.aiperf.plan.StopCondition;
import dev.aiperf.plan.TrafficPlan;
import java.time.Duration;

/**
 * How long sending will take, as far as the plan tells before anything is known of the target.
 *
 * @param least the least seconds
 * @param most the most seconds; infinite where only the target knows
 */
record TimeRange(double least, double most) {

    private static final TimeRange ANY = new TimeRange(0, Double.POSITIVE_INFINITY);
    private static final double NANOS_PER_SECOND = 1e9;

    /** Returns the time of all runs of all cells, one after the other. */
    static TimeRange of(ProfilePlan plan) {
        RunsPlan runs = plan.runs();
        TimeRange warmup = new TimeRange(0, 0);
        TimeRange measurement = new TimeRange(0, 0);
        for (Cell cell : plan.cells()) {
            if (plan.warmup().isPresent()) {
                warmup = warmup.plus(of(plan.warmup().get(), cell.warmup()));
            }
            measurement = measurement.plus(of(cell.measurement(), cell.traffic()));
        }
        TimeRange warmups = runs.warmupInFirstRunOnly() ? warmup : warmup.times(runs.count(), runs.most());
        return warmups.plus(measurement.times(runs.count(), runs.most()));
    }

    private TimeRange times(int fewest, int most) {
        return new TimeRange(least * fewest, this.most * most);
    }

    private TimeRange plus(TimeRange other) {
        return new TimeRange(least + other.least, most + other.most);
    }

    private static TimeRange of(PhasePlan phase, TrafficPlan traffic) {
        if (phase.stop() instanceof StopCondition.FirstOf first) {
            TimeRange byCount =
                    first.requests().isPresent() ? of(first.requests().getAsLong(), traffic) : null;
            if (first.duration().isEmpty()) {
                return byCount == null ? ANY : byCount;
            }
            double duration = seconds(first.duration().get());
            return byCount == null
                    ? new TimeRange(duration, duration)
                    : new TimeRange(Math.min(byCount.least, duration), Math.min(byCount.most, duration));
        }
        if (phase.stop() instanceof StopCondition.AtLeast both) {
            TimeRange byCount = of(both.requests(), traffic);
            double duration = seconds(both.duration());
            return new TimeRange(Math.max(byCount.least, duration), Math.max(byCount.most, duration));
        }
        return ANY;
    }

    /** Returns the time that a number of requests takes: by the clock of an open loop, else by the target. */
    private static TimeRange of(long requests, TrafficPlan traffic) {
        if (traffic instanceof TrafficPlan.OpenLoop open) {
            double seconds = new IntegratedRate(open.rate()).secondsUntil((double) requests);
            return new TimeRange(seconds, open.maxConcurrency().isPresent() ? Double.POSITIVE_INFINITY : seconds);
        }
        return ANY;
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / NANOS_PER_SECOND;
    }

    /** Returns whether there is no most of it that is known. */
    boolean isOpen() {
        return Double.isInfinite(most);
    }

    /** Returns the time in words, such as {@code about 5 min}. */
    String words() {
        if (isOpen()) {
            return least == 0 ? "as long as the target takes" : "at least " + text(least);
        }
        if (least == most) {
            return "about " + text(least);
        }
        return least == 0 ? "at most " + text(most) : text(least) + " to " + text(most);
    }

    private static String text(double seconds) {
        // A plan may be bounded by more than a Duration holds.
        long whole = (long) Math.ceil(Math.min(seconds, 1e9));
        return Text.duration(Duration.ofSeconds(whole));
    }
}
