package dev.aiperf.processor.rule;

import dev.aiperf.processor.model.BenchmarkClassModel;
import dev.aiperf.processor.model.ParamModel;

/** A rule about single parameters. Those of superclasses are checked where they stand. */
interface ParamRule extends ClassRule {

    /** Checks a parameter. */
    void check(ParamModel param, Findings findings);

    @Override
    default void check(BenchmarkClassModel benchmark, Findings findings) {
        benchmark.ownParams().forEach(param -> check(param, findings));
    }
}
