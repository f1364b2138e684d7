package dev.aiperf.stats;

import java.util.Optional;
import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * Intervals of a share of requests, such as of good ones, over several runs.
 *
 * <p>Student's interval over the runs knows how runs differ, but of runs in which all requests are good it has no width,
 * however few they are. The exact binomial interval of Clopper and Pearson (1934) over the requests of all runs knows how few
 * they are, but not that those of one run share its fate. So each end is that of whichever reaches further out, clipped to 0
 * and 1. In simulation ({@code IntervalCoverageTest}: shares of 0.9 to 0.99, 2 to 5 runs of 10 to 100 requests) that covers 98 %
 * and more at a nominal 95 % where requests are independent, and 93 % where two of one run correlate by 0.02; by 0.05, in the
 * worst case, 84 %. Student's interval alone covers 83 % of the first at best with 2 runs of 10, and 18 % at worst.
 */
public final class ShareInterval {

    private ShareInterval() {}

    /**
     * Returns the interval of a share; empty for one run, of which nobody knows how others would differ.
     *
     * @param runs the share in each run
     * @param having how many requests of all runs together have what is counted
     * @param all how many requests there are, 1 or more
     * @param level the confidence, above 0 and below 1
     */
    public static Optional<Interval> of(RunSample runs, long having, long all, double level) {
        Interval exact = clopperPearson(having, all, level);
        return runs.interval(level)
                .map(student -> new Interval(
                        level,
                        Math.max(0, Math.min(student.low(), exact.low())),
                        Math.min(1, Math.max(student.high(), exact.high()))));
    }

    static Interval clopperPearson(long having, long all, double level) {
        if (having < 0 || having > all || all < 1) {
            throw new IllegalArgumentException(having + " of " + all + " is no share");
        }
        double tail = (1 - level) / 2;
        double low = having == 0
                ? 0
                : BetaDistribution.of((double) having, all - having + 1.0).inverseCumulativeProbability(tail);
        double high = having == all
                ? 1
                : BetaDistribution.of(having + 1.0, (double) (all - having)).inverseSurvivalProbability(tail);
        return new Interval(level, low, high);
    }
}
