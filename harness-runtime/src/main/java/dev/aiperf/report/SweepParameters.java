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

/** What differs between the cells of a sweep, under AIPerf's names of it. */
final class SweepParameters {

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

    private static Map<String, Number> parameters(Cell cell) {
        Map<String, Number> parameters = new LinkedHashMap<>();
        if (cell.traffic() instanceof TrafficPlan.ClosedLoop closed) {
            parameters.put("concurrency", closed.concurrency());
        } else if (cell.traffic() instanceof TrafficPlan.OpenLoop open) {
            parameters.put("request_rate", open.requestsPerSecond());
            open.maxConcurrency().ifPresent(ceiling -> parameters.put("concurrency", ceiling));
        }
        return parameters;
    }

    List<String> names() {
        return names;
    }

    /** Returns a cell's values of what differs. */
    Map<String, Number> of(Cell cell) {
        Map<String, Number> values = parameters(cell);
        values.keySet().retainAll(names);
        return values;
    }

    /** Returns the one parameter that differs, where a curve over it makes sense. */
    Optional<String> axis(List<Cell> cells) {
        boolean single = names.size() == 1
                && cells.stream().allMatch(cell -> parameters(cell).containsKey(names.get(0)));
        return single ? Optional.of(names.get(0)) : Optional.empty();
    }
}
