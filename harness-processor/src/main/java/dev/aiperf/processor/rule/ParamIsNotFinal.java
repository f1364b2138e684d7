package dev.aiperf.processor.rule;

import dev.aiperf.processor.model.ParamModel;
import javax.lang.model.element.Modifier;

/** The runner gives each object the values of its cell. */
record ParamIsNotFinal() implements ParamRule {

    static final String MESSAGE =
            "the @Param field %s must not be final, as the generated runner sets it; remove final";

    @Override
    public void check(ParamModel param, Findings findings) {
        if (param.modifiers().contains(Modifier.FINAL)) {
            findings.error(param.place(), MESSAGE.formatted(param.name()));
        }
    }
}
