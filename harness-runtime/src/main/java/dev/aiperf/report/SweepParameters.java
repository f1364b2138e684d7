package dev.aiperf.report;

import dev.aiperf.plan.Cell;
import dev.aiperf.plan.TrafficPlan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What differs between the cells of a sweep, under AIPerf's names of it. */
final class SweepParameters {

    private static final String CONCURRENCY = "concurrency";
    private static final String REQUEST_RATE = "request_rate";

    private final List<String> names;

    SweepParameters(List<Cell> cells) {
        Set<String> all = new LinkedHashSet<>();
        cells.forEach(cell -> all.addAll(parameters(cell).keySet()));
        List<String> varying = new ArrayList<>();
        for (String name : all) {
            Set<Object> values = new HashSet<>();
            cells.forEach(cell ->
                    values.add(Objects.requireNonNullElse(parameters(cell).get(name), "absent")));
            if (values.size() > 1) {
                varying.add(name);
            }
        }
        // One cell alone differs from nothing, and is named by what it is.
        names = List.copyOf(varying.isEmpty() ? all : varying);
    }

    private static Map<String, Object> parameters(Cell cell) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        if (cell.traffic() instanceof TrafficPlan.ClosedLoop closed) {
            parameters.put(CONCURRENCY, closed.concurrency());
        } else if (cell.traffic() instanceof TrafficPlan.OpenLoop open) {
            open.rate().steadyRate().ifPresent(rate -> parameters.put(REQUEST_RATE, rate));
            open.maxConcurrency().ifPresent(ceiling -> parameters.put(CONCURRENCY, ceiling));
        } else {
            cell.traffic().mostInFlight().ifPresent(ceiling -> parameters.put(CONCURRENCY, ceiling));
        }
        parameters.putAll(cell.params());
        return parameters;
    }

    List<String> names() {
        return names;
    }

    /** Returns a cell's values of what differs. */
    Map<String, Object> of(Cell cell) {
        Map<String, Object> values = parameters(cell);
        values.keySet().retainAll(names);
        return values;
    }

    /** Returns the one parameter that differs, where it is a load, so that a curve over it makes sense. */
    Optional<String> axis(List<Cell> cells) {
        boolean single = names.size() == 1
                && (names.get(0).equals(CONCURRENCY) || names.get(0).equals(REQUEST_RATE))
                && cells.stream().allMatch(cell -> parameters(cell).containsKey(names.get(0)));
        return single ? Optional.of(names.get(0)) : Optional.empty();
    }

    /** Returns a value in words. */
    static String text(Object value) {
        return value instanceof Number number ? Text.plain(number.doubleValue()) : value.toString();
    }

    /** Returns a cell's values under the paths that AIPerf's configuration has for them. */
    Map<String, Object> variation(Cell cell) {
        Map<String, Object> variation = new LinkedHashMap<>();
        of(cell).forEach((name, value) -> variation.put(path(name), value));
        return variation;
    }

    /** Returns the name that AIPerf gives to a variation; {@code base} where nothing varies. */
    static String label(Map<String, Object> variation) {
        return variation.isEmpty()
                ? "base"
                : variation.entrySet().stream()
                        .map(each -> each.getKey() + "=" + each.getValue())
                        .collect(Collectors.joining(", "));
    }

    private static String path(String name) {
        return switch (name) {
            case CONCURRENCY -> "phases.profiling.concurrency";
            case REQUEST_RATE -> "phases.profiling.rate";
            default -> name;
        };
    }
}
