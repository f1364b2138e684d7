package dev.aiperf.metrics;

import java.util.function.ToDoubleFunction;

/**
 * A metric that only a whole phase has.
 *
 * @param info what it means
 * @param formula its value; NaN where there is none
 */
record PhaseMetric(MetricInfo info, ToDoubleFunction<PhaseTotals> formula) {}
