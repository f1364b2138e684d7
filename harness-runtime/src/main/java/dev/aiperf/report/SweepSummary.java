package dev.aiperf.report;

import dev.aiperf.metrics.MetricResult;
import dev.aiperf.run.CellResult;
import dev.aiperf.stats.Distribution;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** The statistics of a sweep's cells as AIPerf's sweep files have them, and which cells are best. */
final class SweepSummary {

    private final Sweep sweep;
    private final String latencyTag;

    /** One statistic of one cell. */
    record Statistic(double value, String unit) {}

    /** A cell that is best by one statistic. */
    record Best(CellResult result, double value, String unit) {}

    SweepSummary(Sweep sweep) {
        this.sweep = sweep;
        boolean streamed = sweep.results().stream()
                .anyMatch(result -> result.measurement().result(TtftRating.TAG).isPresent());
        latencyTag = streamed ? TtftRating.TAG : "request_latency";
    }

    /** Returns all finite statistics of a cell, by {@code <tag>_<statistic>}. */
    static SortedMap<String, Statistic> statistics(CellResult result) {
        SortedMap<String, Statistic> statistics = new TreeMap<>();
        for (MetricResult metric : result.measurement().results().values()) {
            put(statistics, metric, "avg", metric.value());
            if (metric.distribution().isPresent()) {
                Distribution distribution = metric.distribution().get();
                put(statistics, metric, "min", distribution.min());
                put(statistics, metric, "max", distribution.max());
                put(statistics, metric, "std", distribution.std());
                put(statistics, metric, "sum", distribution.sum());
                distribution
                        .percentiles()
                        .forEach(
                                (percent, value) -> put(statistics, metric, MetricJson.percentileName(percent), value));
            }
        }
        return statistics;
    }

    private static void put(SortedMap<String, Statistic> statistics, MetricResult metric, String name, double value) {
        if (Double.isFinite(value)) {
            statistics.put(
                    metric.metric().tag() + "_" + name,
                    new Statistic(value, metric.metric().unit()));
        }
    }

    /** Returns the cells without a valid request. */
    List<CellResult> failed() {
        return sweep.results().stream()
                .filter(result -> result.measurement().validRequests() == 0)
                .toList();
    }

    /** Returns the cell with the most requests a second. */
    Optional<Best> bestThroughput() {
        return best("request_throughput", result -> -throughput(result), SweepSummary::throughput);
    }

    /** Returns the cell with the least p99 of time to first token, or of request latency without streaming. */
    Optional<Best> bestLatency() {
        return best(latencyTag, this::latency, this::latency);
    }

    private Optional<Best> best(String tag, ToDoubleFunction<CellResult> cost, ToDoubleFunction<CellResult> value) {
        CellResult best = null;
        for (CellResult result : sweep.results()) {
            boolean better = best == null || cost.applyAsDouble(result) < cost.applyAsDouble(best);
            if (better && Double.isFinite(cost.applyAsDouble(result))) {
                best = result;
            }
        }
        if (best == null) {
            return Optional.empty();
        }
        String unit = best.measurement().result(tag).orElseThrow().metric().unit();
        return Optional.of(new Best(best, value.applyAsDouble(best), unit));
    }

    /** Returns the cells that no other beats in throughput and in latency at once. */
    List<CellResult> paretoOptimal() {
        List<CellResult> optimal = new ArrayList<>();
        for (CellResult result : sweep.results()) {
            boolean measured = !Double.isNaN(throughput(result)) && !Double.isNaN(latency(result));
            if (measured && sweep.results().stream().noneMatch(other -> dominates(other, result))) {
                optimal.add(result);
            }
        }
        return optimal;
    }

    private boolean dominates(CellResult one, CellResult other) {
        boolean noWorse = throughput(one) >= throughput(other) && latency(one) <= latency(other);
        return noWorse && (throughput(one) > throughput(other) || latency(one) < latency(other));
    }

    private static double throughput(CellResult result) {
        return statistic(result, "request_throughput_avg");
    }

    private double latency(CellResult result) {
        return statistic(result, latencyTag + "_p99");
    }

    private static double statistic(CellResult result, String name) {
        Statistic statistic = statistics(result).get(name);
        return statistic == null ? Double.NaN : statistic.value();
    }
}
