package dev.aiperf.processor.rule;

import dev.aiperf.processor.model.BenchmarkClassModel;
import dev.aiperf.processor.model.MethodModel;
import dev.aiperf.processor.model.ParamModel;
import dev.aiperf.processor.model.Role;
import javax.lang.model.element.Modifier;

/** Hooks and parameters of a class without benchmarks are never used, unless others extend it. */
record HooksNeedABenchmark() implements ClassRule {

    static final String MESSAGE =
            "%s needs a @Benchmark in its class, and %s has none; add one, or make the class abstract if"
                    + " others extend it";

    @Override
    public void check(BenchmarkClassModel benchmark, Findings findings) {
        boolean isForOthers = benchmark.shape().modifiers().contains(Modifier.ABSTRACT);
        if (benchmark.hasBenchmarks() || isForOthers || !benchmark.shape().isClass()) {
            return;
        }
        String name = benchmark.names().simple();
        for (MethodModel method : benchmark.ownMethods()) {
            for (Role role : method.roles()) {
                findings.error(method.place(), MESSAGE.formatted(role, name));
            }
        }
        for (ParamModel param : benchmark.ownParams()) {
            findings.error(param.place(), MESSAGE.formatted("@Param", name));
        }
    }
}
