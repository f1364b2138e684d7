package dev.aiperf.processor.rule;

import dev.aiperf.processor.model.AnnotationModel;
import dev.aiperf.processor.model.MethodModel;
import dev.aiperf.processor.model.Role;

/** What a method says of its load is never read if the method is no benchmark. */
record MethodDefaultsNeedABenchmark() implements MethodRule {

    static final String MESSAGE =
            "@%s has no effect on %s, which is no benchmark; add @Benchmark, or move @%1$s to the class";

    @Override
    public void check(MethodModel method, Findings findings) {
        if (!method.is(Role.BENCHMARK)) {
            for (AnnotationModel annotation : method.annotations()) {
                findings.error(annotation.place(), MESSAGE.formatted(annotation.name(), method.name()));
            }
        }
    }
}
