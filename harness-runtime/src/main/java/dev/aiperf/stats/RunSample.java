package dev.aiperf.stats;

import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The values that one statistic has in several runs: the run is the unit of which intervals are made. Requests of one run
 * share its queues, so they are not independent, and intervals over them would cover far less than they claim.
 *
 * <p>The interval of the mean is Student's (1908). It is exact for normal run values; {@code IntervalCoverageTest} holds it
 * to 93 to 97 % at a nominal 95 % for mildly skewed ones.
 *
 * <p>A value may be infinite, as an error-adjusted percentile is that no finite number has. Then the mean is no number, and
 * there is no interval.
 *
 * @param count how many runs, 1 or more
 * @param mean the mean of their values; {@link Double#NaN} where one of them is infinite
 * @param std their standard deviation, the sample's form (n - 1); NaN for one run, or where one is infinite
 * @param min the least
 * @param max the greatest
 */
public record RunSample(int count, double mean, double std, double min, double max) {

    /**
     * Returns the sample of run values.
     *
     * @throws IllegalArgumentException when there is none, or one is NaN: a run without a value is no run of the sample
     */
    public static RunSample of(double... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("a sample has at least one run");
        }
        double mean = 0;
        double squares = 0;
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < values.length; k++) {
            double value = values[k];
            if (Double.isNaN(value)) {
                throw new IllegalArgumentException("run " + (k + 1) + " has no value");
            }
            // Welford's form (1962): equal values have exactly their mean and no spread.
            double delta = value - mean;
            mean += delta / (k + 1);
            squares += delta * (value - mean);
            min = Math.min(min, value);
            max = Math.max(max, value);
        }
        if (Double.isInfinite(min) || Double.isInfinite(max)) {
            return new RunSample(values.length, Double.NaN, Double.NaN, min, max);
        }
        double std = values.length == 1 ? Double.NaN : Math.sqrt(squares / (values.length - 1));
        return new RunSample(values.length, mean, std, min, max);
    }

    /** Returns whether every run has a finite value. */
    public boolean isFinite() {
        return Double.isFinite(mean);
    }

    /** Returns the coefficient of variation, std / mean; NaN where there is no std, or the mean is 0. */
    public double cv() {
        return mean == 0 ? Double.NaN : std / mean;
    }

    /** Returns the standard error of the mean; NaN where there is no std. */
    public double standardError() {
        return std / Math.sqrt(count);
    }

    /**
     * Returns Student's t for so many runs: how many standard errors the interval's ends are from the mean. Empty for one
     * run.
     *
     * @param level the confidence, above 0 and below 1
     */
    public OptionalDouble tCritical(double level) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("a confidence level lies between 0 and 1, not at " + level);
        }
        return count < 2
                ? OptionalDouble.empty()
                : OptionalDouble.of(TDistribution.of(count - 1).inverseSurvivalProbability((1 - level) / 2));
    }

    /**
     * Returns the interval of the mean; empty for one run, or where a value is infinite.
     *
     * @param level the confidence, above 0 and below 1
     */
    public Optional<Interval> interval(double level) {
        OptionalDouble t = tCritical(level);
        if (t.isEmpty() || !isFinite()) {
            return Optional.empty();
        }
        double half = t.getAsDouble() * standardError();
        return Optional.of(new Interval(level, mean - half, mean + half));
    }
}
