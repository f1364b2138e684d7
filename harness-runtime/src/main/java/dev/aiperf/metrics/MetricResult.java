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
 * @param approximate whether it is made of token counts of a tokenizer that only stands in for the model's, so that no
 *     gate can be decided by it
 */
public record MetricResult(MetricInfo metric, double value, Optional<Distribution> distribution, boolean approximate) {

    /** Makes a result of exact counts. */
    public MetricResult(MetricInfo metric, double value, Optional<Distribution> distribution) {
        this(metric, value, distribution, false);
    }

    MetricResult asApproximate() {
        return new MetricResult(metric, value, distribution, true);
    }
}
