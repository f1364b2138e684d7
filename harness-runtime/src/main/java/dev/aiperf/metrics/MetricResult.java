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
 * @param histogram the values of the requests for {@link dev.aiperf.stats.PooledPercentiles}; empty where there is no
 *     distribution, or one of values that failures made infinite
 */
public record MetricResult(
        MetricInfo metric,
        double value,
        Optional<Distribution> distribution,
        boolean approximate,
        Optional<String> histogram) {

    /** Makes a result of exact counts. */
    public MetricResult(MetricInfo metric, double value, Optional<Distribution> distribution) {
        this(metric, value, distribution, false, Optional.empty());
    }

    MetricResult asApproximate() {
        return new MetricResult(metric, value, distribution, true, histogram);
    }
}
