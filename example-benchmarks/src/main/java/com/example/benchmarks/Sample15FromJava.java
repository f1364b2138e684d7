package com.example.benchmarks;

import dev.aiperf.Aiperf;
import dev.aiperf.ProfileResult;
import dev.aiperf.RunnerResult;
import dev.aiperf.run.RunException;

/**
 * Running benchmarks from a program.
 *
 * <p>{@code Aiperf.runner()} runs what is on the program's class path, each run in a JVM of its own, and gives typed results.
 * What is set on it wins over annotations. Each benchmark's files go to {@code target/aiperf} as those of Maven do.
 *
 * <p><b>Run it:</b> from an IDE, as any program. {@code simulator:} needs {@code dev.aiperf:harness-simulator} on the class
 * path then; the Maven plugin brings its own.
 *
 * <p><b>Expect</b> a line for each of two concurrencies.
 */
public final class Sample15FromJava {

    private Sample15FromJava() {}

    public static void main(String[] arguments) throws RunException {
        RunnerResult result = Aiperf.runner()
                .include("Sample01Hello")
                .set("concurrency", "1,4")
                .set("request-count", "40")
                .run();
        result.complaints().forEach(System.err::println);
        ProfileResult hello = result.of("hello").orElseThrow();
        hello.runs()
                .forEach(run -> System.out.println(run.cell().name() + ": "
                        + run.measurement().validRequests() + " answers, "
                        + run.measurement()
                                .result("request_throughput")
                                .orElseThrow()
                                .value() + " a second"));
        System.out.println("Files: " + hello.folder());
    }
}
