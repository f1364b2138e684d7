package dev.aiperf.plan;

/**
 * A bound that a request must keep to count as good.
 *
 * @param metric the tag of a request metric, such as {@code time_to_first_token}
 * @param threshold the bound in the metric's display unit; an upper one, unless larger values of the metric are better
 */
public record GoodputBound(String metric, double threshold) {}
