package dev.aiperf.report;

/**
 * Which percentiles a sample can carry: those for which a two-sided 95 % interval between order statistics exists at
 * all. The largest of n values lies above the p-quantile with probability 1 - p^n, which must be 97.5 % or more, and the
 * like holds below; so p99 needs 368 values, p99.9 needs 3,688.
 */
final class PercentileSupport {

    private static final double ONE_SIDE = 0.025;

    private PercentileSupport() {}

    /** Returns how many values a percentile needs, for a percent above 0 and below 100. */
    static long needed(double percent) {
        double rarer = Math.max(percent, 100 - percent) / 100;
        return (long) Math.ceil(Math.log(ONE_SIDE) / Math.log(rarer));
    }

    static boolean carries(long count, double percent) {
        return count >= needed(percent);
    }

    /** Returns a percentile's name for people, such as {@code p99.9}. */
    static String name(double percent) {
        return JsonText.isInteger(percent) ? "p" + (long) percent : "p" + percent;
    }
}
