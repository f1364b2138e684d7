package dev.aiperf.metrics;

import dev.aiperf.extension.ExtensionPoint;
import dev.aiperf.plan.EndpointPlan;
import dev.aiperf.record.RequestRecord;

/** A metric that each request has for itself. Stateless, safe to share between threads. */
@ExtensionPoint(category = "metric")
public interface Metric {

    /** Returns the metric's tag, by which options and files name it. */
    default String name() {
        return info().tag();
    }

    /** Returns what the metric means. */
    MetricInfo info();

    /** Returns whether the metric makes sense for requests of this endpoint; one that doesn't is absent. */
    default boolean appliesTo(EndpointPlan endpoint) {
        return true;
    }

    /**
     * Returns whether the metric has an error-adjusted twin, {@code adj_} and its tag, in which each failed request counts
     * as an infinite value, or as 0 where larger is better; of a metric with several values a request, as many of them as
     * a valid one has on average. Gates judge by it. Right for what tells how well a request is served, such as a latency or
     * a rate; wrong for what a request is, such as a count of tokens.
     */
    default boolean isErrorAdjusted() {
        return false;
    }

    /**
     * Returns the metric of a valid request.
     *
     * @return a value in the unit of {@link #info()}, or several, or none where the request has none; values that
     *     aren't finite are left out
     */
    double[] valuesOf(RequestRecord request);
}
