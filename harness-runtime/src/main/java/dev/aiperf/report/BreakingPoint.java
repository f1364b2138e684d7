package dev.aiperf.report;

import dev.aiperf.metrics.MetricInfo;
import dev.aiperf.metrics.MetricResult;
import dev.aiperf.plan.Gate;
import dev.aiperf.plan.Gate.Direction;
import dev.aiperf.plan.GoodputBound;
import dev.aiperf.run.CellRuns;
import dev.aiperf.run.RunValues;
import dev.aiperf.stats.Interval;
import dev.aiperf.stats.RunSample;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * Where a sweep leaves a bound: the first cell, by rising load, that breaks it, and the last one before that keeps it.
 *
 * <p>A cell is judged by the statistic that the bound names, of the error-adjusted twin of the metric where there is one, so that a server that refuses fast isn't fast; a cell without a valid request keeps nothing.
 * Over several runs the interval decides: a cell breaks the bound where it lies beyond, keeps it where it lies within, and
 * is not known where it lies across. One run has no interval, so its value decides, and is called indicative.
 *
 * @param gate the bound
 * @param metric what the metric means, empty when no cell has it
 * @param values what each cell was judged by
 * @param lastKept the index of the last cell that keeps the bound before it is broken
 * @param firstBroken the index of the first cell that breaks it
 * @param open the indices of the cells behind the last that keeps it and before the first that breaks it
 * @param indicative whether the value of one run decided over some cell
 */
record BreakingPoint(
        Gate gate,
        Optional<MetricInfo> metric,
        List<Judged> values,
        OptionalInt lastKept,
        OptionalInt firstBroken,
        List<Integer> open,
        boolean indicative) {

    private static final String UPPER_TAIL = "p99";
    private static final String LOWER_TAIL = "p1";

    /** The bounds by which a sweep is judged that has none of its own. */
    static final List<GoodputBound> DEFAULT_BOUNDS = List.of(
            new GoodputBound(TtftRating.TAG, TtftRating.EXCELLENT_BELOW_MILLIS),
            new GoodputBound(TtftRating.TAG, TtftRating.ACCEPTABLE_TO_MILLIS),
            new GoodputBound(TtftRating.TAG, TtftRating.SLOW_TO_MILLIS));

    /** Where a cell is. */
    private enum Side {
        KEPT,
        BROKEN,
        NOT_KNOWN
    }

    /**
     * What a cell was judged by.
     *
     * @param value the mean over its runs; infinite where a run has no valid request or too many failures, NaN without the
     *     metric
     * @param interval its interval, over several runs
     */
    record Judged(double value, Optional<Interval> interval) {

        private static final Judged FAILED = new Judged(Double.POSITIVE_INFINITY, Optional.empty());
        private static final Judged UNMEASURED = new Judged(Double.NaN, Optional.empty());

        private static Judged of(CellRuns cell, Gate gate, double level) {
            if (cell.measured().size() < cell.runs().size()) {
                return FAILED;
            }
            RunValues values = RunValues.of(cell.runs(), gate.metric(), gate.statistic());
            if (!values.ofRequests()) {
                values = RunValues.of(cell.runs(), gate.metric(), "avg");
            }
            if (!values.areAll()) {
                return UNMEASURED;
            }
            RunSample sample = values.sample();
            return sample.isFinite() ? new Judged(sample.mean(), sample.interval(level)) : FAILED;
        }

        private Side side(Gate gate) {
            if (!Double.isFinite(value)) {
                return Side.BROKEN;
            }
            boolean low = keeps(interval.map(Interval::low).orElse(value), gate);
            boolean high = keeps(interval.map(Interval::high).orElse(value), gate);
            if (low && high) {
                return Side.KEPT;
            }
            return low || high ? Side.NOT_KNOWN : Side.BROKEN;
        }

        private static boolean keeps(double value, Gate gate) {
            return gate.direction() == Direction.AT_LEAST ? value >= gate.limit() : value <= gate.limit();
        }
    }

    BreakingPoint {
        values = List.copyOf(values);
        open = List.copyOf(open);
    }

    /**
     * Returns the breaking point of cells by a bound that each request shall keep, in the order of rising load: by the 99th
     * percentile, or the 1st where larger values are better.
     *
     * @param level the confidence of intervals
     */
    static BreakingPoint of(GoodputBound slo, List<CellRuns> cells, double level) {
        boolean larger =
                metric(slo.metric(), cells).map(MetricInfo::largerIsBetter).orElse(false);
        Gate tail = larger
                ? new Gate(slo.metric(), LOWER_TAIL, slo.threshold(), Direction.AT_LEAST)
                : new Gate(slo.metric(), UPPER_TAIL, slo.threshold(), Direction.AT_MOST);
        return of(tail, cells, level);
    }

    private static Optional<MetricInfo> metric(String tag, List<CellRuns> cells) {
        return cells.stream()
                .flatMap(cell -> cell.runs().stream())
                .flatMap(run -> run.measurement().result(tag).stream())
                .map(MetricResult::metric)
                .findFirst();
    }

    /**
     * Returns the breaking point of cells by a bound on a statistic, in the order of rising load.
     *
     * @param level the confidence of intervals
     */
    static BreakingPoint of(Gate gate, List<CellRuns> cells, double level) {
        Optional<MetricInfo> metric = metric(gate.metric(), cells);
        List<Judged> values =
                cells.stream().map(cell -> Judged.of(cell, gate, level)).toList();
        OptionalInt lastKept = OptionalInt.empty();
        OptionalInt firstBroken = OptionalInt.empty();
        List<Integer> open = new ArrayList<>();
        for (int k = 0; metric.isPresent() && k < values.size() && firstBroken.isEmpty(); k++) {
            switch (values.get(k).side(gate)) {
                case KEPT -> {
                    lastKept = OptionalInt.of(k);
                    open.clear();
                }
                case BROKEN -> firstBroken = OptionalInt.of(k);
                case NOT_KNOWN -> open.add(k);
            }
        }
        boolean indicative = values.stream()
                .anyMatch(value ->
                        Double.isFinite(value.value()) && value.interval().isEmpty());
        return new BreakingPoint(gate, metric, values, lastKept, firstBroken, open, indicative);
    }

    /** Returns the bound in words, such as {@code Time to First Token p99 ≤ 500 ms}. */
    String bound() {
        if (metric.isEmpty()) {
            return gate.metric() + " " + Text.plain(gate.limit());
        }
        String side = gate.direction() == Direction.AT_LEAST ? " ≥ " : " ≤ ";
        return metric.get().header() + " " + gate.statistic() + side + Text.plain(gate.limit()) + " "
                + metric.get().unit();
    }

    /** Returns the breaking point in words, for cells of these names. */
    String sentence(List<String> names) {
        if (metric.isEmpty()) {
            return bound() + ": can't be judged, no cell has this metric.";
        }
        String kept;
        if (lastKept.isEmpty()) {
            kept = open.isEmpty() ? "not kept by the lowest load" : "kept by no load for certain";
        } else if (firstBroken.isEmpty() && open.isEmpty()) {
            kept = "kept throughout, up to " + at(lastKept.getAsInt(), names);
        } else {
            kept = "kept up to " + at(lastKept.getAsInt(), names);
        }
        String unknown = open.isEmpty()
                ? ""
                : ", not known at "
                        + open.stream().map(index -> at(index, names)).collect(Collectors.joining(" and at "));
        String broken = firstBroken.isEmpty() ? "" : ", broken at " + at(firstBroken.getAsInt(), names);
        return bound() + ": " + kept + unknown + broken + ".";
    }

    private String at(int index, List<String> names) {
        Judged judged = values.get(index);
        if (Double.isInfinite(judged.value())) {
            return names.get(index) + " (too many failures)";
        }
        if (Double.isNaN(judged.value())) {
            return names.get(index) + " (not measured)";
        }
        String spread = judged.interval()
                .map(interval -> " ± " + Text.decimal(interval.halfWidth()))
                .orElse("");
        return names.get(index) + " (" + Text.decimal(judged.value()) + spread + " "
                + metric.orElseThrow().unit() + ")";
    }
}
