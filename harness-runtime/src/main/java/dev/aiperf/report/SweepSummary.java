package dev.aiperf.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** Which cells of a sweep are best, by the means over their runs. */
final class SweepSummary {

    private static final String THROUGHPUT = "request_throughput_avg";

    private final Sweep sweep;
    private final String latency;

    /** A cell that is best by one statistic. */
    record Best(SweepCell cell, double value, String unit) {}

    SweepSummary(Sweep sweep) {
        this.sweep = sweep;
        boolean streamed = sweep.cells().stream()
                .anyMatch(cell -> cell.statistic(TtftRating.TAG + "_avg").isPresent());
        latency = (streamed ? TtftRating.TAG : "request_latency") + "_p99";
    }

    /** Returns the cell with the most requests a second. */
    Optional<Best> bestThroughput() {
        return best(THROUGHPUT, cell -> -throughput(cell));
    }

    /** Returns the cell with the least p99 of time to first token, or of request latency without streaming. */
    Optional<Best> bestLatency() {
        return best(latency, this::latency);
    }

    private Optional<Best> best(String name, ToDoubleFunction<SweepCell> cost) {
        SweepCell best = null;
        for (SweepCell cell : sweep.cells()) {
            boolean better = best == null || cost.applyAsDouble(cell) < cost.applyAsDouble(best);
            if (better && Double.isFinite(cost.applyAsDouble(cell))) {
                best = cell;
            }
        }
        if (best == null) {
            return Optional.empty();
        }
        RunStatistic statistic = best.statistic(name).orElseThrow();
        return Optional.of(
                new Best(best, statistic.sample().mean(), statistic.metric().unit()));
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

    private double latency(SweepCell cell) {
        return cell.mean(latency);
    }
}
