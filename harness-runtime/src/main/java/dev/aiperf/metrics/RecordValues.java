package dev.aiperf.metrics;

import java.util.Collections;
import java.util.Map;

/**
 * The metric values of one request, by tag, in display units.
 *
 * @param values a value for each metric that the request has; several for a metric such as inter-chunk
 *     latency; not to be changed from here on
 */
public record RecordValues(Map<MetricInfo, double[]> values) {

    public RecordValues {
        // No copy: there is one of these for each request.
        values = Collections.unmodifiableMap(values);
    }
}
