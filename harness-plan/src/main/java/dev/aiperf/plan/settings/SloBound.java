package dev.aiperf.plan.settings;

/**
 * A condition on a statistic of a metric, as written.
 *
 * @param metric the tag of a metric, such as {@code time_to_first_token}
 * @param statistic the name of a statistic of a result, such as {@code p99}
 * @param side where the value must lie
 * @param limit the limit, in the metric's display unit
 */
public record SloBound(String metric, String statistic, Side side, double limit) {

    /** On which side of a limit a value must lie. */
    public enum Side {
        /** Where the metric's better values are. */
        BETTER,
        BELOW,
        ABOVE
    }
}
