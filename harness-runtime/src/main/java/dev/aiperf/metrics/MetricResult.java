package dev.aiperf.metrics;

import dev.aiperf.stats.Distribution;
import java.util.Optional;

/**
 * A metric over the requests of one phase.
 *
 * @param metric what it means
 * @param value the metric's one value, or the mean where there is a distribution; NaN where failures make the mean
 *     infinite, so that it has no number
 * @param distribution the values of the requests; empty for a metric that has a single value for the whole phase
 */
public record MetricResult(MetricInfo metric, double value, Optional<Distribution> distribution) {}
