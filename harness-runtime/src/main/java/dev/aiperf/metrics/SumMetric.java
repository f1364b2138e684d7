package dev.aiperf.metrics;

import dev.aiperf.record.RequestRecord;
import java.util.function.ToDoubleFunction;

/**
 * A metric of a phase that adds up over its valid requests, such as how many of them have some property.
 *
 * @param info what it means
 * @param condition when it makes sense
 * @param part what a request adds; NaN where it can't tell, and a phase in which none can has no such metric
 */
record SumMetric(MetricInfo info, Condition condition, ToDoubleFunction<RequestRecord> part) {}
