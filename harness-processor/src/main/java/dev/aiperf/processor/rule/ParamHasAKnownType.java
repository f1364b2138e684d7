package dev.aiperf.processor.rule;

import dev.aiperf.processor.model.ParamModel;
import dev.aiperf.processor.model.ParamType;

/** Values are texts, and only some types can be read from a text. */
record ParamHasAKnownType() implements ParamRule {

    static final String MESSAGE =
            "the @Param field %s must be a String, int, long, double, boolean or an enum, not a %s; change its type";
    static final String HIDDEN = "the @Param field %s is of a type that its generated runner can't use; make %s"
            + " accessible from the package of the benchmark class";

    @Override
    public void check(ParamModel param, Findings findings) {
        ParamType type = param.type();
        if (type.kind() == ParamType.Kind.OTHER) {
            findings.error(param.place(), MESSAGE.formatted(param.name(), type.name()));
        } else if (!type.canBeReached()) {
            findings.error(param.place(), HIDDEN.formatted(param.name(), type.name()));
        }
    }
}
