package dev.aiperf.plan.benchmark;

import java.util.List;

/**
 * A parameter of a benchmark class: a field that takes each of some values, one after the other.
 *
 * @param name the field
 * @param values its values as texts, at least one; each makes cells of its own
 */
public record BenchmarkParam(String name, List<String> values) {

    public BenchmarkParam {
        values = List.copyOf(values);
        if (values.isEmpty()) {
            throw new IllegalArgumentException("the parameter " + name + " has no values");
        }
    }
}
