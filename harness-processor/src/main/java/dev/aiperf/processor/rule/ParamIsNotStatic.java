package dev.aiperf.processor.rule;

import dev.aiperf.processor.model.ParamModel;
import javax.lang.model.element.Modifier;

/** Each run has an object of its own, with the values of its cell. */
record ParamIsNotStatic() implements ParamRule {

    static final String MESSAGE =
            "the @Param field %s must not be static, as each run has an object of its own; remove static";

    @Override
    public void check(ParamModel param, Findings findings) {
        if (param.modifiers().contains(Modifier.STATIC)) {
            findings.error(param.place(), MESSAGE.formatted(param.name()));
        }
    }
}
