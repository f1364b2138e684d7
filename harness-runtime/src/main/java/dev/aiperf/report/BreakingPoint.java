package dev.aiperf.report;

import dev.aiperf.metrics.MetricInfo;
import dev.aiperf.metrics.MetricResult;
import dev.aiperf.metrics.PhaseSummary;
import dev.aiperf.plan.Slo;
import dev.aiperf.run.CellResult;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Where a sweep leaves a bound: the last cell, by rising load, up to which all keep it, and the first that doesn't.
 *
 * <p>A cell is judged by its 99th percentile, or the 1st where larger values are better, of the error-adjusted twin of the
 * metric where there is one, so that a server that refuses fast isn't fast; a cell without a valid request keeps nothing.
 * One run of a cell gives no interval, so these are point values, and are called indicative.
 *
 * @param slo the bound
 * @param metric what the metric means, empty when no cell has it
 * @param values what each cell was judged by; infinite for one without a valid request or with too many failures, NaN for one without the metric
 * @param lastKept the index of the last cell that keeps the bound, as do all before it
 * @param firstBroken the index of the first cell that doesn't
 */
record BreakingPoint(
        Slo slo, Optional<MetricInfo> metric, List<Double> values, OptionalInt lastKept, OptionalInt firstBroken) {

    private static final double UPPER_TAIL = 99;
    private static final double LOWER_TAIL = 1;
    private static final double BEYOND_ALL = Double.POSITIVE_INFINITY;

    /** The bounds by which a sweep is judged that has none of its own. */
    static final List<Slo> DEFAULT_BOUNDS = List.of(
            new Slo(TtftRating.TAG, TtftRating.EXCELLENT_BELOW_MILLIS),
            new Slo(TtftRating.TAG, TtftRating.ACCEPTABLE_TO_MILLIS),
            new Slo(TtftRating.TAG, TtftRating.SLOW_TO_MILLIS));

    /** Returns the breaking point of cells in the order of rising load. */
    static BreakingPoint of(Slo slo, List<CellResult> cells) {
        Optional<MetricInfo> metric = cells.stream()
                .flatMap(cell -> cell.measurement().result(slo.metric()).stream())
                .map(MetricResult::metric)
                .findFirst();
        boolean larger = metric.map(MetricInfo::largerIsBetter).orElse(false);
        List<Double> values = cells.stream()
                .map(cell -> judged(slo.metric(), larger, cell.measurement()))
                .toList();
        if (metric.isEmpty()) {
            return new BreakingPoint(slo, metric, values, OptionalInt.empty(), OptionalInt.empty());
        }
        int broken = 0;
        while (broken < values.size() && keeps(values.get(broken), slo.threshold(), larger)) {
            broken++;
        }
        return new BreakingPoint(
                slo,
                metric,
                values,
                broken == 0 ? OptionalInt.empty() : OptionalInt.of(broken - 1),
                broken == values.size() ? OptionalInt.empty() : OptionalInt.of(broken));
    }

    private static boolean keeps(double value, double threshold, boolean larger) {
        return larger ? value >= threshold : value <= threshold;
    }

    private static double judged(String tag, boolean larger, PhaseSummary summary) {
        if (summary.validRequests() == 0) {
            return larger ? -BEYOND_ALL : BEYOND_ALL;
        }
        double tail = larger ? LOWER_TAIL : UPPER_TAIL;
        Optional<MetricResult> adjusted = summary.result("adj_" + tag);
        if (adjusted.isPresent()) {
            // With failures for infinite values, a percentile that is absent is one of them.
            return judged(adjusted.get(), tail, BEYOND_ALL);
        }
        return summary.result(tag)
                .map(result -> judged(result, tail, Double.NaN))
                .orElse(Double.NaN);
    }

    private static double judged(MetricResult result, double tail, double absent) {
        return result.distribution()
                .map(distribution -> distribution.percentiles().getOrDefault(tail, absent))
                .orElse(result.value());
    }

    /** Returns the bound in words, such as {@code Time to First Token p99 ≤ 500 ms}. */
    String bound() {
        if (metric.isEmpty()) {
            return slo.metric() + " " + Text.plain(slo.threshold());
        }
        boolean larger = metric.get().largerIsBetter();
        return metric.get().header() + (larger ? " p1 ≥ " : " p99 ≤ ") + Text.plain(slo.threshold()) + " "
                + metric.get().unit();
    }

    /** Returns the breaking point in words, for cells of these names. */
    String sentence(List<String> names) {
        if (metric.isEmpty()) {
            return bound() + ": can't be judged, no cell has this metric.";
        }
        String kept =
                lastKept.isPresent() ? "kept up to " + at(lastKept.getAsInt(), names) : "not kept by the lowest load";
        if (firstBroken.isEmpty()) {
            return bound() + ": kept throughout, up to " + at(lastKept.orElseThrow(), names) + ".";
        }
        return bound() + ": " + kept + ", broken at " + at(firstBroken.getAsInt(), names) + ".";
    }

    private String at(int index, List<String> names) {
        double value = values.get(index);
        if (Double.isInfinite(value)) {
            return names.get(index) + " (too many failures)";
        }
        String shown = Double.isNaN(value)
                ? "not measured"
                : Text.decimal(value) + " " + metric.orElseThrow().unit();
        return names.get(index) + " (" + shown + ")";
    }
}
