package dev.aiperf.stats;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.zip.DataFormatException;
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
    private static final String SEPARATOR = ",";

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

    /** Returns how many values were added. */
    long count() {
        return positive.getTotalCount() + (negative == null ? 0 : negative.getTotalCount());
    }

    /** Returns the counts as text, of a few kilobytes at most for all but the widest spread. */
    String encoded() {
        return encoded(positive) + (negative == null ? "" : SEPARATOR + encoded(negative));
    }

    private static String encoded(Histogram histogram) {
        ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoCompressedByteBuffer(buffer);
        return Base64.getEncoder().encodeToString(Arrays.copyOf(buffer.array(), length));
    }

    /**
     * Returns the histogram of a text.
     *
     * @throws IllegalArgumentException when it is none
     */
    static SignedHistogram decoded(String text) {
        SignedHistogram made = new SignedHistogram();
        List<String> parts = List.of(text.split(SEPARATOR, -1));
        made.positive.add(histogram(parts.get(0)));
        if (parts.size() > 1) {
            made.negatives().add(histogram(parts.get(1)));
        }
        return made;
    }

    private static Histogram histogram(String text) {
        try {
            return Histogram.decodeFromCompressedByteBuffer(
                    ByteBuffer.wrap(Base64.getDecoder().decode(text)), 0);
        } catch (DataFormatException | BufferUnderflowException e) {
            throw new IllegalArgumentException("this is no histogram: " + text, e);
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
