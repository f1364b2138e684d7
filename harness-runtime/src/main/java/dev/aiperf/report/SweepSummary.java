package dev.aiperf.report;

import dev.aiperf.run.RunValues;
import dev.aiperf.stats.RunSample;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Which cells of a sweep are best, by the means over their runs. Latencies count failures as infinite: else the cell that
 * refuses most might be the fastest.
 */
final class SweepSummary {

    private static final String THROUGHPUT = "request_throughput_avg";
    private static final String LATENCY_UNIT = "ms";

    private final Sweep sweep;
    private final String latency;

    /** A cell that is best by one statistic. */
    record Best(SweepCell cell, double value, String unit) {}

    SweepSummary(Sweep sweep) {
        this.sweep = sweep;
        boolean streamed = sweep.cells().stream()
                .anyMatch(cell -> cell.statistic(TtftRating.TAG + "_avg").isPresent());
        latency = streamed ? TtftRating.TAG : "request_latency";
    }

    /** Returns the cell with the most requests a second. */
    Optional<Best> bestThroughput() {
        return best(cell -> -throughput(cell)).map(cell -> {
            RunStatistic statistic = cell.statistic(THROUGHPUT).orElseThrow();
            return new Best(cell, statistic.sample().mean(), statistic.metric().unit());
        });
    }

    /** Returns the cell with the least p99 of time to first token, or of request latency without streaming. */
    Optional<Best> bestLatency() {
        return best(this::latency).map(cell -> new Best(cell, latency(cell), LATENCY_UNIT));
    }

    private Optional<SweepCell> best(ToDoubleFunction<SweepCell> cost) {
        SweepCell best = null;
        for (SweepCell cell : sweep.cells()) {
            boolean better = best == null || cost.applyAsDouble(cell) < cost.applyAsDouble(best);
            if (better && Double.isFinite(cost.applyAsDouble(cell))) {
                best = cell;
            }
        }
        return Optional.ofNullable(best);
    }

    /** Returns the cells that no other beats in throughput and in latency at once. */
    List<SweepCell> paretoOptimal() {
        List<SweepCell> optimal = new ArrayList<>();
        for (SweepCell cell : sweep.cells()) {
            boolean measured = !Double.isNaN(throughput(cell)) && !Double.isNaN(latency(cell));
            if (measured && sweep.cells().stream().noneMatch(other -> dominates(other, cell))) {
                optimal.add(cell);
            }
        }
        return optimal;
    }

    private boolean dominates(SweepCell one, SweepCell other) {
        boolean noWorse = throughput(one) >= throughput(other) && latency(one) <= latency(other);
        return noWorse && (throughput(one) > throughput(other) || latency(one) < latency(other));
    }

    private static double throughput(SweepCell cell) {
        return cell.mean(THROUGHPUT);
    }

    /** Returns the p99; NaN where there is none, or where too many requests failed for a finite one. */
    private double latency(SweepCell cell) {
        return RunValues.of(cell.runs().measured(), latency, "p99")
                .known()
                .map(RunSample::mean)
                .orElse(Double.NaN);
    }
}
