package dev.aiperf.processor.rule;

import dev.aiperf.processor.model.BenchmarkClassModel;

/** The runner is a class of its own, and makes objects of the benchmark class. */
record ClassIsNotPrivate() implements ClassRule {

    static final String MESSAGE =
            "the benchmark class %s must not be private, as its generated runner makes objects of it;"
                    + " remove private";
    static final String NESTED =
            "the benchmark class %s must not be inside %s, which is private, as its generated runner"
                    + " makes objects of it; remove private there";

    @Override
    public void check(BenchmarkClassModel benchmark, Findings findings) {
        if (benchmark.isRunnable()) {
            benchmark.shape().privateClass().ifPresent(hidden -> {
                String name = benchmark.names().simple();
                if (hidden.equals(name)) {
                    findings.error(benchmark.place(), MESSAGE.formatted(name));
                } else {
                    findings.error(benchmark.place(), NESTED.formatted(name, hidden));
                }
            });
        }
    }
}
