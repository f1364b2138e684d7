package dev.aiperf.processor.rule;

import dev.aiperf.processor.model.BenchmarkClassModel;
import dev.aiperf.processor.model.MethodModel;

/** A rule about single methods. Those of superclasses are checked where they stand. */
interface MethodRule extends ClassRule {

    /** Checks a method that has annotations of the harness. */
    void check(MethodModel method, Findings findings);

    @Override
    default void check(BenchmarkClassModel benchmark, Findings findings) {
        benchmark.ownMethods().forEach(method -> check(method, findings));
    }
}
