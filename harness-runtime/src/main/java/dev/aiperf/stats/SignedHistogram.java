package dev.aiperf.stats;

import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;
import org.jspecify.annotations.Nullable;

/**
 * A histogram of doubles of either sign with 3 significant digits, in memory that doesn't grow with their number.
 *
 * <p>HdrHistogram counts whole numbers, so values are counted in billionths. That keeps a value of a millionth or more
 * within 0.05 % (smaller ones within half a billionth), and reaches up to {@link #LARGEST}: in milliseconds, from a
 * nanosecond to 53 days. What lies beyond is counted as {@link #LARGEST}.
 */
final class SignedHistogram {

    /** The largest magnitude that is told apart from larger ones. */
    static final double LARGEST = 4.6e9;

    private static final double UNITS = 1e9;
    private static final int DIGITS = 3;

    private final Histogram positive = new Histogram(DIGITS);
    private @Nullable Histogram negative;

    void add(double value) {
        long units = Math.round(Math.min(Math.abs(value), LARGEST) * UNITS);
        if (value >= 0) {
            positive.recordValue(units);
        } else {
            negatives().recordValue(units);
        }
    }

    void merge(SignedHistogram other) {
        positive.add(other.positive);
        if (other.negative != null) {
            negatives().add(other.negative);
        }
    }

    /**
     * Returns the values at ranks.
     *
     * @param ranks places in the ascending order of all values, from 0, themselves in ascending order
     */
    double[] valuesAt(long[] ranks) {
        double[] values = new double[ranks.length];
        Walk walk = new Walk(ranks, values);
        if (negative != null) {
            walk.descend(negative);
        }
        walk.ascend(positive);
        return values;
    }

    private Histogram negatives() {
        if (negative == null) {
            negative = new Histogram(DIGITS);
        }
        return negative;
    }

    /** One pass over the counts, which fills in the values of the ranks as it passes them. */
    private static final class Walk {

        private final long[] ranks;
        private final double[] values;
        private int next;
        private long passed;

        Walk(long[] ranks, double[] values) {
            this.ranks = ranks;
            this.values = values;
        }

        void ascend(Histogram histogram) {
            for (HistogramIterationValue step : histogram.recordedValues()) {
                pass(step.getCountAddedInThisIterationStep(), valueOf(histogram, step.getValueIteratedTo()));
            }
        }

        /** Passes negative values: the largest magnitude comes first. */
        void descend(Histogram histogram) {
            int steps = 0;
            for (HistogramIterationValue step : histogram.recordedValues()) {
                steps += step.getCountAddedInThisIterationStep() > 0 ? 1 : 0;
            }
            long[] counts = new long[steps];
            double[] magnitudes = new double[steps];
            int k = steps;
            for (HistogramIterationValue step : histogram.recordedValues()) {
                k--;
                counts[k] = step.getCountAddedInThisIterationStep();
                magnitudes[k] = valueOf(histogram, step.getValueIteratedTo());
            }
            for (int i = 0; i < steps; i++) {
                pass(counts[i], -magnitudes[i]);
            }
        }

        private static double valueOf(Histogram histogram, long units) {
            return histogram.medianEquivalentValue(units) / UNITS;
        }

        private void pass(long count, double value) {
            passed += count;
            while (next < ranks.length && ranks[next] < passed) {
                values[next++] = value;
            }
        }
    }
}
