package dev.aiperf.processor.rule;

import dev.aiperf.processor.model.BenchmarkClassModel;

/** A runner is written for classes of the runtime; without them javac would complain of code that nobody wrote. */
record RuntimeIsThere() implements ClassRule {

    static final String MESSAGE = "the benchmark class %s needs the harness's runtime; add the dependency"
            + " dev.aiperf:harness-runtime, and in a module requires dev.aiperf.runtime";

    @Override
    public void check(BenchmarkClassModel benchmark, Findings findings) {
        if (benchmark.isRunnable() && !benchmark.hasRuntime()) {
            findings.error(
                    benchmark.place(), MESSAGE.formatted(benchmark.names().simple()));
        }
    }
}
