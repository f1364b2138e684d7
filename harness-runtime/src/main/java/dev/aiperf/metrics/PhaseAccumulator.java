package dev.aiperf.metrics;

import dev.aiperf.plan.EndpointPlan;
import dev.aiperf.plan.GoodputBound;
import dev.aiperf.record.RequestRecord;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Takes the records of one phase as they are made, and tells the metrics over them at any time, in memory that doesn't
 * grow with their number beyond a bound.
 *
 * <p>For one thread at a time.
 */
public final class PhaseAccumulator {

    private final MetricCatalogue catalogue;
    private final Goodput goodput;
    private final List<MetricColumn> columns;
    private final MetricColumn errorIsl = new MetricColumn(FailureMetrics.ERROR_ISL);
    private final List<SumMetric> sumMetrics;
    private final Map<String, Double> sums = new HashMap<>();
    private final ErrorTally errors = new ErrorTally();
    private final ApproximateMetrics approximate;
    private long valid;
    private long failed;
    private long overdue;
    private long cancelled;
    private long firstStart = Long.MAX_VALUE;
    private long lastEnd = Long.MIN_VALUE;

    /** Makes an accumulator of records whose token counts are the model's. */
    public PhaseAccumulator(MetricCatalogue catalogue, EndpointPlan endpoint, List<GoodputBound> goodput) {
        this(catalogue, endpoint, goodput, false);
    }

    /**
     * @param catalogue the metrics there are
     * @param endpoint what was asked, which decides the metrics that make sense
     * @param goodput what a good request keeps; empty when no goodput was asked for
     * @param standIn whether the client counted tokens by a tokenizer that only stands in for the model's
     * @throws IllegalArgumentException when a bound names a metric that no request has
     */
    public PhaseAccumulator(
            MetricCatalogue catalogue, EndpointPlan endpoint, List<GoodputBound> goodput, boolean standIn) {
        this.catalogue = catalogue;
        this.goodput = new Goodput(goodput, catalogue);
        approximate = new ApproximateMetrics(standIn);
        columns = catalogue.requestMetricsFor(endpoint).stream()
                .map(MetricColumn::new)
                .toList();
        sumMetrics = catalogue.sumsFor(endpoint);
        if (this.goodput.isAsked()) {
            sums.put(Goodput.TAG, 0.0);
        }
    }

    /**
     * Takes a record.
     *
     * @return its values; of a record that isn't valid only those that failures have
     */
    public RecordValues accept(RequestRecord request) {
        request.error().ifPresent(errors::add);
        if (!request.isValid()) {
            failed++;
            cancelled += request.saysNothing() ? 1 : 0;
            overdue += request.wasCancelled() && !request.saysNothing() ? 1 : 0;
            return failed(request);
        }
        valid++;
        widenWindow(request);
        approximate.take(request);
        Map<MetricInfo, double[]> values = new LinkedHashMap<>();
        for (MetricColumn column : columns) {
            double[] found = column.take(request);
            if (found.length > 0) {
                values.put(column.info(), found);
            }
        }
        if (goodput.isAsked()) {
            double good = goodput.isGood(values) ? 1 : 0;
            values.put(Goodput.GOOD_REQUEST_COUNT, new double[] {good});
            addTo(Goodput.TAG, good);
        }
        for (SumMetric metric : sumMetrics) {
            addTo(metric.info().tag(), metric.part().applyAsDouble(request));
        }
        return new RecordValues(values);
    }

    private RecordValues failed(RequestRecord request) {
        if (FailureMetrics.isContextOverflow(request)) {
            addTo(FailureMetrics.CONTEXT_OVERFLOW_COUNT.info().tag(), 1);
        }
        double[] tokens = errorIsl.take(request);
        return new RecordValues(tokens.length == 0 ? Map.of() : Map.of(errorIsl.info(), tokens));
    }

    /** Returns when the last of the valid answers was whole; empty where none was valid. */
    public OptionalLong lastValidNanos() {
        return valid == 0 ? OptionalLong.empty() : OptionalLong.of(lastEnd);
    }

    /** Returns the metrics over all records so far. */
    public PhaseSummary summary() {
        Map<String, MetricResult> results = new LinkedHashMap<>();
        Map<String, Double> allSums = new HashMap<>(sums);
        // One that the plan or the user's interrupt dropped says nothing about how long its answer would have taken;
        // one that was
        // still unanswered at the end of the grace period does.
        long infinite = failed - cancelled;
        for (MetricColumn column : columns) {
            if (column.hasValues()) {
                allSums.put(column.info().tag(), column.sum());
                put(results, column.result());
                column.adjustedResult(infinite).ifPresent(result -> put(results, result));
            }
        }
        if (errorIsl.hasValues()) {
            allSums.put(errorIsl.info().tag(), errorIsl.sum());
            put(results, errorIsl.result());
        }
        sumMetrics.forEach(
                metric -> putValue(results, metric.info(), sum(metric.info().tag())));
        putValue(results, Goodput.GOOD_REQUEST_COUNT, sum(Goodput.TAG));
        PhaseTotals totals = new PhaseTotals(valid, failed, overdue, cancelled, seconds(), allSums);
        for (PhaseMetric metric : catalogue.phaseMetrics()) {
            putValue(results, metric.info(), metric.of(totals));
        }
        Set<String> tags = approximate.tags(goodput.bounded());
        results.replaceAll(
                (tag, result) -> tags.contains(ErrorAdjusted.tagOfOriginal(tag)) ? result.asApproximate() : result);
        return new PhaseSummary(results, errors.mostFrequentFirst(), valid, failed, overdue, cancelled, faults());
    }

    private List<String> faults() {
        return Stream.concat(catalogue.problems().stream(), columns.stream().flatMap(column -> column.fault().stream()))
                .toList();
    }

    private void widenWindow(RequestRecord request) {
        long[] content = request.contentNanos();
        firstStart = Math.min(firstStart, request.startNanos());
        lastEnd = Math.max(lastEnd, content[content.length - 1]);
    }

    private double seconds() {
        return lastEnd > firstStart ? (lastEnd - firstStart) / 1e9 : Double.NaN;
    }

    private void addTo(String tag, double part) {
        if (!Double.isNaN(part)) {
            sums.merge(tag, part, Double::sum);
        }
    }

    private double sum(String tag) {
        return sums.getOrDefault(tag, Double.NaN);
    }

    private static void put(Map<String, MetricResult> results, MetricResult result) {
        results.put(result.metric().tag(), result);
    }

    private static void putValue(Map<String, MetricResult> results, MetricInfo metric, double value) {
        if (Double.isFinite(value)) {
            put(results, new MetricResult(metric, value, Optional.empty()));
        }
    }
}
