package dev.aiperf.metrics;

import java.util.function.ToDoubleFunction;

/**
 * A metric that only a whole phase has.
 *
 * @param info what it means
 * @param absentMeansNone whether a value of 0 is left out, as AIPerf does, so that a result without it says that there was
 *     none
 * @param formula its value; NaN where there is none
 */
record PhaseMetric(MetricInfo info, boolean absentMeansNone, ToDoubleFunction<PhaseTotals> formula) {

    /** Makes a metric of which 0 is a value like others. */
    PhaseMetric(MetricInfo info, ToDoubleFunction<PhaseTotals> formula) {
        this(info, false, formula);
    }

    /** Returns the value in a phase; NaN where the metric is absent. */
    double of(PhaseTotals totals) {
        double value = formula.applyAsDouble(totals);
        return absentMeansNone && value == 0 ? Double.NaN : value;
    }
}
