package dev.aiperf.metrics;

import dev.aiperf.plan.EndpointPlan;
import dev.aiperf.record.RequestRecord;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * A built-in metric of requests.
 *
 * @param info what it means
 * @param condition when it makes sense
 * @param twin whether it has a twin in which failures count, and where that is shown
 * @param formula its values
 */
record RequestMetric(MetricInfo info, Condition condition, Twin twin, Function<RequestRecord, double[]> formula)
        implements Metric {

    private static final double[] NONE = {};

    /** Where the error-adjusted twin of a metric is shown. Gates judge by it in any case. */
    enum Twin {
        /** There is none: the metric doesn't tell how well requests are served. */
        NONE,
        /** In files. */
        IN_FILES,
        /** In files, and in tables below its metric. */
        IN_TABLES
    }

    /** Makes a metric with one value a request; NaN stands for none. */
    static RequestMetric of(MetricInfo info, Condition condition, ToDoubleFunction<RequestRecord> formula) {
        return new RequestMetric(info, condition, Twin.NONE, request -> {
            double value = formula.applyAsDouble(request);
            return Double.isNaN(value) ? NONE : new double[] {value};
        });
    }

    /** Returns this metric with a twin in which failures count. */
    RequestMetric errorAdjusted(Twin shown) {
        return new RequestMetric(info, condition, shown, formula);
    }

    @Override
    public boolean isErrorAdjusted() {
        return twin != Twin.NONE;
    }

    @Override
    public boolean appliesTo(EndpointPlan endpoint) {
        return condition.holdsFor(endpoint);
    }

    @Override
    public double[] valuesOf(RequestRecord request) {
        return formula.apply(request);
    }
}
