package dev.aiperf.plan;

/**
 * A condition on a cell's result that decides whether a build passes.
 *
 * @param metric the tag of a metric, such as {@code time_to_first_token}
 * @param statistic what of it is judged: {@code avg}, {@code p99} …; {@code avg} for a metric that has one value
 * @param limit the bound, in the metric's display unit
 * @param direction on which side of the bound the value must lie
 */
public record Gate(String metric, String statistic, double limit, Direction direction) {

    /** The tag of the metric that {@code --goodput-minimum} judges. */
    public static final String GOOD_FRACTION = "good_request_fraction";

    /** On which side of a bound a value must lie. */
    public enum Direction {
        AT_MOST,
        AT_LEAST
    }
}
