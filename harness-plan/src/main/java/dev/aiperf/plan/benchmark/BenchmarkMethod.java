package dev.aiperf.plan.benchmark;

import java.util.List;

/**
 * A benchmark method.
 *
 * @param name its name; a class has one benchmark of a name
 * @param shapesRequests whether it makes the requests itself, rather than sending the data set's turns as they are
 * @param settings what its own annotations give; they win over the class's
 */
public record BenchmarkMethod(String name, boolean shapesRequests, List<AnnotatedSetting> settings) {

    public BenchmarkMethod {
        settings = List.copyOf(settings);
    }
}
