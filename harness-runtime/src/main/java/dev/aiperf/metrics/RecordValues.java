package dev.aiperf.metrics;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The metric values of one request, by tag, in display units.
 *
 * @param values a value for each metric that the request has; several for a metric such as inter-chunk latency
 */
public record RecordValues(Map<MetricInfo, double[]> values) {

    public RecordValues {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
}
