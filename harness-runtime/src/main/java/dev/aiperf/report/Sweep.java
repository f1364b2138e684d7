package dev.aiperf.report;

import dev.aiperf.plan.Cell;
import dev.aiperf.plan.Gate;
import dev.aiperf.plan.GoodputBound;
import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.run.CellRuns;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** The cells of a sweep side by side, by rising load where one parameter alone differs. */
final class Sweep {

    private final SweepParameters parameters;
    private final Optional<String> axis;
    private final List<SweepCell> cells;
    private final ProfilePlan plan;
    private final double level;

    Sweep(ProfilePlan plan, List<CellRuns> runs) {
        List<Cell> all = runs.stream().map(CellRuns::cell).toList();
        this.plan = plan;
        parameters = new SweepParameters(all);
        axis = parameters.axis(all);
        List<SweepCell> made =
                runs.stream().map(cell -> new SweepCell(cell, parameters)).toList();
        cells = axis.isEmpty()
                ? made
                : made.stream().sorted(Comparator.comparingDouble(Sweep::load)).toList();
        level = plan.runs().confidenceLevel();
    }

    private static double load(SweepCell cell) {
        return ((Number) cell.parameters().values().iterator().next()).doubleValue();
    }

    List<SweepCell> cells() {
        return cells;
    }

    List<String> parameterNames() {
        return parameters.names();
    }

    /** Returns the one parameter that differs; empty when several do. */
    Optional<String> axis() {
        return axis;
    }

    /** Returns the confidence of intervals. */
    double level() {
        return level;
    }

    /** Returns whether some cell was run more than once, so that there are intervals. */
    boolean hasSeveralRuns() {
        return mostRuns() > 1;
    }

    /** Returns how many runs the cell has that was run most often. */
    int mostRuns() {
        return cells.stream().mapToInt(cell -> cell.runs().begun()).max().orElse(0);
    }

    /** Returns a cell in a few words, such as {@code 10}, or {@code request_rate 5, concurrency 10}. */
    String label(SweepCell cell) {
        if (axis.isPresent()) {
            return Text.plain(load(cell));
        }
        return cell.parameters().entrySet().stream()
                .map(parameter -> parameter.getKey() + " " + SweepParameters.text(parameter.getValue()))
                .collect(Collectors.joining(", "));
    }

    /** Returns the index of the knee of request throughput; empty when there is none yet. */
    OptionalInt knee() {
        if (axis.isEmpty()) {
            return OptionalInt.empty();
        }
        double[] load = cells.stream().mapToDouble(Sweep::load).toArray();
        return ThroughputKnee.of(
                load, cells.stream().mapToDouble(SweepCell::throughput).toArray());
    }

    /**
     * Returns where each bound is left: the limits on metrics of requests, and the bounds of goodput; those of users'
     * patience for a plan that has no limit at all. None where cells have no order.
     */
    List<BreakingPoint> breakingPoints() {
        if (axis.isEmpty()) {
            return List.of();
        }
        List<CellRuns> runs = cells.stream().map(SweepCell::runs).toList();
        List<BreakingPoint> points = new ArrayList<>();
        plan.gates().gates().stream()
                .filter(gate -> isOfRequests(gate, runs))
                .forEach(gate -> points.add(BreakingPoint.of(gate, runs, level)));
        boolean unbounded = plan.goodput().isEmpty() && plan.gates().isEmpty();
        List<GoodputBound> bounds = unbounded ? BreakingPoint.DEFAULT_BOUNDS : plan.goodput();
        bounds.forEach(bound -> points.add(BreakingPoint.of(bound, runs, level)));
        return points;
    }

    /** A throughput rises with the load: nothing breaks where it is low. */
    private static boolean isOfRequests(Gate gate, List<CellRuns> cells) {
        return cells.stream()
                .flatMap(cell -> cell.runs().stream())
                .flatMap(run -> run.measurement().result(gate.metric()).stream())
                .anyMatch(result -> result.distribution().isPresent());
    }
}
