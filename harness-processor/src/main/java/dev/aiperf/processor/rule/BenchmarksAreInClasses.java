package dev.aiperf.processor.rule;

import dev.aiperf.processor.model.BenchmarkClassModel;
import dev.aiperf.processor.model.MethodModel;
import dev.aiperf.processor.model.Role;

/** An interface, enum, record or annotation makes no objects that a runner could set up. */
record BenchmarksAreInClasses() implements ClassRule {

    static final String MESSAGE = "@%s must stand in a class, not in the %s %s; write a class";

    @Override
    public void check(BenchmarkClassModel benchmark, Findings findings) {
        if (benchmark.shape().isClass()) {
            return;
        }
        for (MethodModel method : benchmark.ownMethods()) {
            for (Role role : method.roles()) {
                findings.error(
                        method.place(),
                        MESSAGE.formatted(
                                role.annotation(),
                                benchmark.shape().kindInWords(),
                                benchmark.names().simple()));
            }
        }
    }
}
