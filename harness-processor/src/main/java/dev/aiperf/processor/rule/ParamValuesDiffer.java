package dev.aiperf.processor.rule;

import dev.aiperf.processor.model.BenchmarkClassModel;
import dev.aiperf.processor.model.ParamModel;
import java.util.HashSet;
import java.util.Set;

/** Each value makes cells that are told apart by it. */
record ParamValuesDiffer() implements ClassRule {

    static final String MESSAGE = "the @Param field %s has the value \"%s\" twice; keep one";

    @Override
    public void check(BenchmarkClassModel benchmark, Findings findings) {
        for (ParamModel param : benchmark.ownParams()) {
            Set<String> seen = new HashSet<>();
            for (String value : param.values()) {
                if (!seen.add(value.strip())) {
                    findings.error(param.annotation(), MESSAGE.formatted(param.name(), value));
                }
            }
        }
    }
}
