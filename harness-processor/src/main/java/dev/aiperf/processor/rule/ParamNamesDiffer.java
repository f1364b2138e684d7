package dev.aiperf.processor.rule;

import dev.aiperf.processor.model.BenchmarkClassModel;
import dev.aiperf.processor.model.ParamModel;
import java.util.HashSet;
import java.util.Set;

/** A cell knows the value of a parameter by the name of its field. */
record ParamNamesDiffer() implements ClassRule {

    static final String MESSAGE = "%s already inherits a @Param field called %s; give this field another name";

    @Override
    public void check(BenchmarkClassModel benchmark, Findings findings) {
        Set<String> names = new HashSet<>();
        for (ParamModel param : benchmark.params()) {
            if (!names.add(param.name())) {
                findings.error(
                        param.membership().isInherited() ? benchmark.place() : param.place(),
                        MESSAGE.formatted(benchmark.names().simple(), param.name()));
            }
        }
    }
}
