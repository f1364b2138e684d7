package dev.aiperf.processor.rule;

import dev.aiperf.processor.model.ParamModel;

/** A parameter without values would make no cells at all. */
record ParamHasValues() implements ParamRule {

    static final String MESSAGE =
            "the @Param field %s has no values; write one or more, such as @Param({\"1\", \"2\"})";

    @Override
    public void check(ParamModel param, Findings findings) {
        if (param.values().isEmpty()) {
            findings.error(param.annotation(), MESSAGE.formatted(param.name()));
        }
    }
}
