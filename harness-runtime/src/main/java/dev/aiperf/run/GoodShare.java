package dev.aiperf.run;

import dev.aiperf.metrics.MetricResult;
import dev.aiperf.metrics.PhaseSummary;
import dev.aiperf.plan.Gate;
import dev.aiperf.plan.Gate.Direction;
import dev.aiperf.stats.Interval;
import dev.aiperf.stats.RunSample;
import dev.aiperf.stats.ShareInterval;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The share of good requests as a gate limits it: a share of so many requests, of which few tell little.
 *
 * @param gate the gate
 * @param good how many requests of all runs together are good
 * @param all how many requests can be held against the server or for it
 */
record GoodShare(Gate gate, long good, long all) {

    /** Returns the share that a gate limits; empty for other gates, and for limits that no sample could prove, 0 and 1. */
    static Optional<GoodShare> of(Gate gate, List<RunResult> runs) {
        if (!gate.metric().equals(Gate.GOOD_FRACTION) || gate.limit() <= 0 || gate.limit() >= 1) {
            return Optional.empty();
        }
        long good = 0;
        long all = 0;
        for (RunResult run : runs) {
            PhaseSummary summary = run.measurement();
            double share =
                    summary.result(Gate.GOOD_FRACTION).map(MetricResult::value).orElse(0.0);
            good += Math.round(share * summary.judgedRequests());
            all += summary.judgedRequests();
        }
        return all == 0 ? Optional.empty() : Optional.of(new GoodShare(gate, good, all));
    }

    /**
     * Returns the interval that a gate is judged by: of a share of requests it knows how many they are, else it is Student's.
     *
     * @param sample the runs' values of what the gate limits
     */
    static Optional<Interval> interval(Gate gate, List<RunResult> runs, RunSample sample, double level) {
        Optional<GoodShare> share = of(gate, runs);
        return share.isPresent()
                ? ShareInterval.of(sample, share.get().good, share.get().all, level)
                : sample.interval(level);
    }

    /** Returns whether so many requests would prove the limit kept, were all of them as it asks for. */
    boolean canTell(double level) {
        double farthest = Math.pow((1 - level) / 2, 1.0 / all);
        return gate.direction() == Direction.AT_LEAST ? farthest >= gate.limit() : 1 - farthest <= gate.limit();
    }

    /** Says that requests are too few, and how many it takes where all of them are good, or none is. */
    String tooFew(double level) {
        double allGood = gate.direction() == Direction.AT_LEAST ? gate.limit() : 1 - gate.limit();
        return String.format(
                Locale.ROOT,
                ", from %,d requests, too few to tell: it takes %,.0f",
                all,
                Math.ceil(Math.log((1 - level) / 2) / Math.log(allGood)));
    }
}
