package dev.aiperf.processor.rule;

import dev.aiperf.processor.model.BenchmarkClassModel;

/** An object of an inner class needs one of the class around it, which nobody makes. */
record NestedClassIsStatic() implements ClassRule {

    static final String MESSAGE =
            "the benchmark class %s must not be an inner class, as a run has no object of the class around it; make it static";

    @Override
    public void check(BenchmarkClassModel benchmark, Findings findings) {
        if (benchmark.isRunnable() && benchmark.shape().isInner()) {
            findings.error(
                    benchmark.place(), MESSAGE.formatted(benchmark.names().simple()));
        }
    }
}
