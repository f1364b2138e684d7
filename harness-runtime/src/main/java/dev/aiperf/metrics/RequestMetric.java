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
 * @param isErrorAdjusted whether it has a twin in which failures are infinite
 * @param formula its values
 */
record RequestMetric(
        MetricInfo info, Condition condition, boolean isErrorAdjusted, Function<RequestRecord, double[]> formula)
        implements Metric {

    private static final double[] NONE = {};

    /** Makes a metric with one value a request; NaN stands for none. */
    static RequestMetric of(MetricInfo info, Condition condition, ToDoubleFunction<RequestRecord> formula) {
        return new RequestMetric(info, condition, false, request -> {
            double value = formula.applyAsDouble(request);
            return Double.isNaN(value) ? NONE : new double[] {value};
        });
    }

    /** Returns this metric with a twin in which failures are infinite. */
    RequestMetric errorAdjusted() {
        return new RequestMetric(info, condition, true, formula);
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
