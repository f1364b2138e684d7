package dev.aiperf.processor.rule;

import dev.aiperf.processor.model.BenchmarkClassModel;
import dev.aiperf.processor.model.ParamModel;
import javax.lang.model.element.Modifier;

/** The runner gives each object the values of its cell. */
record ParamIsNotFinal() implements ClassRule {

    static final String MESSAGE =
            "the @Param field %s must not be final, as the generated runner sets it; remove final";

    @Override
    public void check(BenchmarkClassModel benchmark, Findings findings) {
        for (ParamModel param : benchmark.ownParams()) {
            if (param.modifiers().contains(Modifier.FINAL)) {
                findings.error(param.place(), MESSAGE.formatted(param.name()));
            }
        }
    }
}
