package dev.aiperf.report;

import dev.aiperf.metrics.MetricResult;
import dev.aiperf.plan.Cell;
import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.plan.Slo;
import dev.aiperf.run.CellResult;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** The cells of a sweep side by side, by rising load where one parameter alone differs. */
final class Sweep {

    private final SweepParameters parameters;
    private final Optional<String> axis;
    private final List<CellResult> results;
    private final List<Slo> bounds;

    Sweep(ProfilePlan plan, List<CellResult> results) {
        List<Cell> cells = results.stream().map(CellResult::cell).toList();
        parameters = new SweepParameters(cells);
        axis = parameters.axis(cells);
        this.results = axis.isEmpty()
                ? List.copyOf(results)
                : results.stream()
                        .sorted(Comparator.comparingDouble(this::load))
                        .toList();
        bounds = plan.goodput().isEmpty() ? BreakingPoint.DEFAULT_BOUNDS : plan.goodput();
    }

    private double load(CellResult result) {
        return parameters.of(result.cell()).values().iterator().next().doubleValue();
    }

    List<CellResult> results() {
        return results;
    }

    List<String> parameterNames() {
        return parameters.names();
    }

    /** Returns the one parameter that differs; empty when several do. */
    Optional<String> axis() {
        return axis;
    }

    Map<String, Number> parameters(CellResult result) {
        return parameters.of(result.cell());
    }

    /** Returns a cell in a few words, such as {@code 10}, or {@code request_rate 5, concurrency 10}. */
    String label(CellResult result) {
        if (axis.isPresent()) {
            return Text.plain(load(result));
        }
        return parameters(result).entrySet().stream()
                .map(parameter -> parameter.getKey() + " "
                        + Text.plain(parameter.getValue().doubleValue()))
                .collect(Collectors.joining(", "));
    }

    /** Returns the index of the knee of request throughput; empty when there is none yet. */
    OptionalInt knee() {
        if (axis.isEmpty()) {
            return OptionalInt.empty();
        }
        double[] load = results.stream().mapToDouble(this::load).toArray();
        return ThroughputKnee.of(
                load, results.stream().mapToDouble(Sweep::throughput).toArray());
    }

    /** Returns where each bound is left; none where cells have no order. */
    List<BreakingPoint> breakingPoints() {
        if (axis.isEmpty()) {
            return List.of();
        }
        return bounds.stream().map(bound -> BreakingPoint.of(bound, results)).toList();
    }

    /** Returns a cell's request throughput; 0 for one without a valid request. */
    static double throughput(CellResult result) {
        return result.measurement()
                .result("request_throughput")
                .map(MetricResult::value)
                .filter(Double::isFinite)
                .orElse(0.0);
    }
}
