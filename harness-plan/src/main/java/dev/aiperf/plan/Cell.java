package dev.aiperf.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One point of a plan: a point of its sweep, with one value for each parameter of the benchmark.
 *
 * @param name the point in words that are fit for a folder, such as {@code concurrency_10}
 * @param traffic the load of this point
 * @param warmup the load of the warm-up before this point, if there is one
 * @param params the value of each parameter of the benchmark, by its name; empty without a benchmark
 * @param measurement the measured phase of this point
 */
public record Cell(
        String name, TrafficPlan traffic, TrafficPlan warmup, Map<String, String> params, PhasePlan measurement) {

    public Cell {
        params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
    }

    /** Makes a cell that is warmed up with the load of its measurement. */
    public Cell(String name, TrafficPlan traffic, Map<String, String> params, PhasePlan measurement) {
        this(name, traffic, traffic, params, measurement);
    }

    /** Returns this cell with another load for its warm-up. */
    public Cell withWarmup(TrafficPlan other) {
        return new Cell(name, traffic, other, params, measurement);
    }

    /** Returns the cell of a traffic pattern, named by AIPerf's rule {@code <parameter>_<value>}. */
    public static Cell of(TrafficPlan traffic, PhasePlan measurement) {
        return new Cell(traffic.label(), traffic, Map.of(), measurement);
    }

    /** Returns the cell of a traffic pattern and of values for the parameters of a benchmark. */
    public static Cell of(TrafficPlan traffic, Map<String, String> params, PhasePlan measurement) {
        String suffix = params.entrySet().stream()
                .map(param -> "__" + param.getKey() + "_" + param.getValue().replaceAll("[^A-Za-z0-9._-]", "_"))
                .collect(Collectors.joining());
        return new Cell(traffic.label() + suffix, traffic, params, measurement);
    }
}
