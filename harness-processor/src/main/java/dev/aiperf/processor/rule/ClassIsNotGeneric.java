package dev.aiperf.processor.rule;

import dev.aiperf.processor.model.BenchmarkClassModel;

/** A runner knows nothing to put in place of a type parameter. */
record ClassIsNotGeneric() implements ClassRule {

    static final String MESSAGE =
            "the benchmark class %s must have no type parameters; remove them, or make the class abstract"
                    + " and extend it by one that has none";

    @Override
    public void check(BenchmarkClassModel benchmark, Findings findings) {
        if (benchmark.isRunnable() && benchmark.shape().isGeneric()) {
            findings.error(
                    benchmark.place(), MESSAGE.formatted(benchmark.names().simple()));
        }
    }
}
