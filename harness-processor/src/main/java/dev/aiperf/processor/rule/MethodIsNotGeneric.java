package dev.aiperf.processor.rule;

import dev.aiperf.processor.model.MethodModel;
import dev.aiperf.processor.model.Role;

/** A runner knows nothing to put in place of a type parameter. */
record MethodIsNotGeneric() implements MethodRule {

    static final String MESSAGE = "the %s method %s must have no type parameters; remove them";

    @Override
    public void check(MethodModel method, Findings findings) {
        if (method.isGeneric()) {
            for (Role role : method.roles()) {
                findings.error(method.place(), MESSAGE.formatted(role, method.name()));
            }
        }
    }
}
