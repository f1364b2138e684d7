package dev.aiperf.stats;

import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The statistics of values that come one by one, in memory that has a bound.
 *
 * <p>Up to {@link #EXACT_VALUES} values are kept as they are, and percentiles are exact. With the next value they move to
 * a histogram with 3 significant digits, and percentiles are within 0.1 % of the exact ones from then on. Count, sum,
 * mean, standard deviation, minimum and maximum are exact always.
 *
 * <p>Two distributions merge into what one would be that had seen all values of both. Not safe to share between threads.
 */
public final class RunningDistribution {

    /** How many values are kept as they are. */
    public static final int EXACT_VALUES = 100_000;

    private static final double[] PERCENTS = {1, 5, 10, 25, 50, 75, 90, 95, 99, 99.9};
    private static final int FIRST_VALUES = 64;

    private final int mostExact;
    private final Moments moments = new Moments();
    private double[] values = new double[FIRST_VALUES];
    private @Nullable SignedHistogram histogram;

    /** Makes a distribution without values. */
    public RunningDistribution() {
        this(EXACT_VALUES);
    }

    RunningDistribution(int mostExact) {
        this.mostExact = mostExact;
    }

    /** Returns the percents of the percentiles that a summary has: 1 to 99.9, ascending. */
    public static double[] percents() {
        return PERCENTS.clone();
    }

    /**
     * Adds a value.
     *
     * @throws IllegalArgumentException for NaN and infinities, which would make every statistic meaningless
     */
    public void add(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("not a finite value: " + value);
        }
        if (histogram == null && moments.count() == mostExact) {
            histogram = histogramOfKept();
        }
        if (histogram == null) {
            keep(value);
        } else {
            histogram.add(value);
        }
        moments.add(value);
    }

    /** Adds all values of another distribution, which stays as it is. */
    public void merge(RunningDistribution other) {
        if (histogram == null && other.histogram == null && moments.count() + other.moments.count() <= mostExact) {
            int count = (int) moments.count();
            int more = (int) other.moments.count();
            values = Arrays.copyOf(values, Math.max(FIRST_VALUES, count + more));
            System.arraycopy(other.values, 0, values, count, more);
        } else {
            if (histogram == null) {
                histogram = histogramOfKept();
            }
            histogram.merge(other.histogram == null ? other.histogramOfValues() : other.histogram);
        }
        moments.merge(other.moments);
    }

    /** Returns how many values were added. */
    public long count() {
        return moments.count();
    }

    /** Returns the sum of the values; 0 without values. */
    public double sum() {
        return moments.sum();
    }

    /**
     * Returns the statistics so far. Percentile {@code q} is interpolated linearly at {@code q / 100 * (n - 1)} of the
     * ascending values, counted from 0, as NumPy does by default.
     *
     * @throws IllegalStateException when there is no value
     */
    public Distribution summary() {
        long last = requireValues() - 1;
        long[] below = new long[PERCENTS.length];
        long[] above = new long[PERCENTS.length];
        for (int k = 0; k < PERCENTS.length; k++) {
            below[k] = (long) Math.floor(place(k, last));
            above[k] = Math.min(last, below[k] + 1);
        }
        double[] low = valuesAt(below);
        double[] high = valuesAt(above);
        SortedMap<Double, Double> percentiles = new TreeMap<>();
        for (int k = 0; k < PERCENTS.length; k++) {
            percentiles.put(PERCENTS[k], interpolate(low[k], high[k], place(k, last) - below[k]));
        }
        return new Distribution(
                moments.count(),
                moments.mean(),
                moments.min(),
                moments.max(),
                moments.std(),
                moments.sum(),
                percentiles,
                histogram == null);
    }

    /**
     * Returns the statistics that there would be with further values, all infinite. Percentiles are by nearest rank,
     * since nothing can be interpolated towards infinity; those that are infinite are absent. Mean, maximum, sum and
     * standard deviation are infinite or undefined, and therefore {@link Double#NaN}.
     *
     * @param infinite how many infinite values to add, 1 or more
     * @throws IllegalStateException when there is no finite value
     */
    public Distribution summaryWithInfinite(long infinite) {
        long finite = requireValues();
        long all = finite + infinite;
        long[] ranks = new long[PERCENTS.length];
        int carried = 0;
        while (carried < PERCENTS.length && nearestRank(PERCENTS[carried], all) < finite) {
            ranks[carried] = nearestRank(PERCENTS[carried], all);
            carried++;
        }
        double[] found = valuesAt(Arrays.copyOf(ranks, carried));
        SortedMap<Double, Double> percentiles = new TreeMap<>();
        for (int k = 0; k < carried; k++) {
            percentiles.put(PERCENTS[k], found[k]);
        }
        return new Distribution(
                all, Double.NaN, moments.min(), Double.NaN, Double.NaN, Double.NaN, percentiles, histogram == null);
    }

    /**
     * Returns the statistics that there would be with further values, all 0.
     *
     * @param zeros how many to add, 1 or more
     */
    public Distribution summaryWithZeros(long zeros) {
        RunningDistribution with = new RunningDistribution(mostExact);
        with.merge(this);
        for (long k = 0; k < zeros; k++) {
            with.add(0);
        }
        return with.summary();
    }

    /** Returns all values as a histogram in text, for {@link PooledPercentiles}. */
    public String histogramText() {
        return (histogram == null ? histogramOfValues() : histogram).encoded();
    }

    private long requireValues() {
        if (moments.count() == 0) {
            throw new IllegalStateException("there is no value yet");
        }
        return moments.count();
    }

    private static double place(int k, long last) {
        return PERCENTS[k] / 100 * last;
    }

    /** Returns the rank from 0; the last digits of the product must not lift a whole rank to the next. */
    private static long nearestRank(double percent, long count) {
        return Math.max(0, (long) Math.ceil(percent * count / 100 - 1e-9) - 1);
    }

    /** Interpolates from the nearer end, as NumPy does, so that equal neighbours give exactly their value. */
    private static double interpolate(double low, double high, double between) {
        double gap = high - low;
        return between < 0.5 ? low + gap * between : high - gap * (1 - between);
    }

    /** Returns the values at ascending ranks. */
    private double[] valuesAt(long[] ranks) {
        if (histogram == null) {
            double[] sorted = Arrays.copyOf(values, (int) moments.count());
            Arrays.sort(sorted);
            return Arrays.stream(ranks).mapToDouble(rank -> sorted[(int) rank]).toArray();
        }
        double[] found = histogram.valuesAt(ranks);
        for (int k = 0; k < ranks.length; k++) {
            boolean atEnd = ranks[k] == moments.count() - 1;
            found[k] = ranks[k] == 0 ? moments.min() : atEnd ? moments.max() : withinExtremes(found[k]);
        }
        return found;
    }

    private double withinExtremes(double value) {
        return Math.max(moments.min(), Math.min(moments.max(), value));
    }

    private void keep(double value) {
        int count = (int) moments.count();
        if (count == values.length) {
            values = Arrays.copyOf(values, Math.min(mostExact, count * 2));
        }
        values[count] = value;
    }

    private SignedHistogram histogramOfKept() {
        SignedHistogram made = histogramOfValues();
        values = new double[0];
        return made;
    }

    private SignedHistogram histogramOfValues() {
        SignedHistogram made = new SignedHistogram();
        for (int k = 0; k < moments.count(); k++) {
            made.add(values[k]);
        }
        return made;
    }
}
