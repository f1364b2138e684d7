package dev.aiperf.processor.rule;

import dev.aiperf.processor.model.ParamModel;
import javax.lang.model.element.Modifier;

/** The runner is a class of its own, and sets the field. */
record ParamIsNotPrivate() implements ParamRule {

    static final String MESSAGE =
            "the @Param field %s must not be private, as the generated runner sets it; remove private";

    @Override
    public void check(ParamModel param, Findings findings) {
        if (param.modifiers().contains(Modifier.PRIVATE)) {
            findings.error(param.place(), MESSAGE.formatted(param.name()));
        }
    }
}
