package dev.aiperf.processor.rule;

import dev.aiperf.processor.model.MethodModel;
import dev.aiperf.processor.model.Role;
import dev.aiperf.processor.model.RuntimeTypes;
import java.util.List;

/** A check looks at one answer and says whether it is right. */
record ValidateTakesAResponse() implements MethodRule {

    static final String MESSAGE = "the @Validate method %s must take a Response and return a boolean; found %s";

    @Override
    public void check(MethodModel method, Findings findings) {
        if (method.is(Role.VALIDATE)
                && !(method.parameters().equals(List.of(RuntimeTypes.RESPONSE))
                        && method.result().equals("boolean"))) {
            findings.error(method.place(), MESSAGE.formatted(method.name(), Signature.of(method)));
        }
    }
}
