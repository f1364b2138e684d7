package dev.aiperf.stats;

/**
 * Which percentiles a sample can carry.
 *
 * <p>A percentile has a two-sided interval between two of the sample's own values only if its extremes are likely enough
 * to lie on either side of it: the greatest of {@code n} values lies below the {@code p}-quantile with probability
 * {@code p^n}, the least above it with {@code (1-p)^n}, and at a confidence of 95 % neither may exceed 2.5 % (David and
 * Nagaraja, Order Statistics, 2003, section 7.1). That takes 6 values for the median, 368 for p99, and 3,688 for p99.9.
 */
public final class SampleSize {

    private static final double TAIL = 0.025;

    private SampleSize() {}

    /**
     * Returns the least number of values that can carry a percentile.
     *
     * @param percent above 0 and below 100
     */
    public static long neededFor(double percent) {
        if (!(percent > 0 && percent < 100)) {
            throw new IllegalArgumentException("a percentile lies between 0 and 100, not at " + percent);
        }
        double farTail = Math.max(percent, 100 - percent) / 100;
        return (long) Math.ceil(Math.log(TAIL) / Math.log(farTail));
    }

    /** Returns whether so many values can carry a percentile. */
    public static boolean carries(double percent, long count) {
        return count >= neededFor(percent);
    }
}
