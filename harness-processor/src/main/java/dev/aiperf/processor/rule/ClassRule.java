package dev.aiperf.processor.rule;

import dev.aiperf.processor.model.BenchmarkClassModel;

/** Something that a class with annotations of the harness must keep. Rules are stateless, and each looks at the class alone. */
public interface ClassRule {

    /**
     * Checks a class.
     *
     * @param benchmark any class with annotations of the harness, which may have no benchmarks
     * @param findings where to put what was found
     */
    void check(BenchmarkClassModel benchmark, Findings findings);
}
