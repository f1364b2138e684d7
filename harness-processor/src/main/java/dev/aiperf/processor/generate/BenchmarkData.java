package dev.aiperf.processor.generate;

import dev.aiperf.plan.benchmark.BenchmarkClass;
import dev.aiperf.plan.benchmark.BenchmarkMethod;
import dev.aiperf.plan.benchmark.BenchmarkParam;
import dev.aiperf.processor.model.BenchmarkClassModel;
import dev.aiperf.processor.model.Role;
import dev.aiperf.processor.plan.AnnotationSettings;

/** A class of benchmarks as data. */
public final class BenchmarkData {

    private BenchmarkData() {}

    /**
     * Returns the data of a class without errors.
     *
     * @param harnessVersion the version of this processor
     */
    public static BenchmarkClass of(BenchmarkClassModel benchmark, String harnessVersion) {
        return new BenchmarkClass(
                benchmark.names().binary(),
                benchmark.names().binaryRunner(),
                harnessVersion,
                AnnotationSettings.of(benchmark.annotations()),
                benchmark.params().stream()
                        .map(param -> new BenchmarkParam(param.name(), param.values()))
                        .toList(),
                benchmark.methods(Role.BENCHMARK).stream()
                        .map(method -> new BenchmarkMethod(
                                method.name(), method.shapesRequests(), AnnotationSettings.of(method.annotations())))
                        .toList());
    }
}
