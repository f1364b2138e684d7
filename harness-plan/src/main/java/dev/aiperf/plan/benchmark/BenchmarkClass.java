package dev.aiperf.plan.benchmark;

import java.util.List;
import java.util.stream.Stream;

/**
 * A class of benchmarks, known without loading it.
 *
 * @param className its binary name, such as {@code com.example.ChatLatency}
 * @param runnerClass the binary name of its generated runner, whose {@code main} a fork starts
 * @param harnessVersion the version of the processor that wrote this
 * @param settings what the annotations of the class and of those it extends give
 * @param params its parameters, in the order in which they stand
 * @param methods its benchmarks, in the order in which they stand
 */
public record BenchmarkClass(
        String className,
        String runnerClass,
        String harnessVersion,
        List<AnnotatedSetting> settings,
        List<BenchmarkParam> params,
        List<BenchmarkMethod> methods) {

    public BenchmarkClass {
        settings = List.copyOf(settings);
        params = List.copyOf(params);
        methods = List.copyOf(methods);
    }

    /** Returns the full name of one of its benchmarks, such as {@code com.example.ChatLatency.bursty}. */
    public String nameOf(BenchmarkMethod method) {
        return className + "." + method.name();
    }

    /** Returns the full names of its benchmarks, in the order in which they stand. */
    public Stream<String> benchmarkNames() {
        return methods.stream().map(this::nameOf);
    }

    /** Returns the name without its package, such as {@code ChatLatency} or {@code Outer.Inner}. */
    public String simpleName() {
        return className.substring(className.lastIndexOf('.') + 1).replace('$', '.');
    }
}
