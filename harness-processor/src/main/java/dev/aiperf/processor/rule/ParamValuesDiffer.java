package dev.aiperf.processor.rule;

import dev.aiperf.processor.model.ParamModel;
import java.util.HashSet;
import java.util.Set;

/** Each value makes cells that are told apart by it. */
record ParamValuesDiffer() implements ParamRule {

    static final String MESSAGE = "the @Param field %s has the value \"%s\" twice; keep one";

    @Override
    public void check(ParamModel param, Findings findings) {
        Set<String> seen = new HashSet<>();
        for (String value : param.values()) {
            if (!seen.add(value.strip())) {
                findings.error(param.annotation(), MESSAGE.formatted(param.name(), value));
            }
        }
    }
}
