package dev.aiperf.processor.rule;

import dev.aiperf.processor.model.MethodModel;
import dev.aiperf.processor.model.Role;
import javax.lang.model.element.Modifier;

/** The runner is a class of its own, and calls the methods. */
record MethodIsNotPrivate() implements MethodRule {

    static final String MESSAGE =
            "the %s method %s must not be private, as the generated runner calls it; remove private";

    @Override
    public void check(MethodModel method, Findings findings) {
        if (method.modifiers().contains(Modifier.PRIVATE)) {
            for (Role role : method.roles()) {
                findings.error(method.place(), MESSAGE.formatted(role, method.name()));
            }
        }
    }
}
