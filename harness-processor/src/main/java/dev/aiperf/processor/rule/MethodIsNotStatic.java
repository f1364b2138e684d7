package dev.aiperf.processor.rule;

import dev.aiperf.processor.model.MethodModel;
import dev.aiperf.processor.model.Role;
import javax.lang.model.element.Modifier;

/** Each run makes an object of its own: what a static method keeps would be that of no run. */
record MethodIsNotStatic() implements MethodRule {

    static final String MESSAGE =
            "the %s method %s must not be static, as each run has an object of its own; remove static";

    @Override
    public void check(MethodModel method, Findings findings) {
        if (method.modifiers().contains(Modifier.STATIC)) {
            for (Role role : method.roles()) {
                findings.error(method.place(), MESSAGE.formatted(role, method.name()));
            }
        }
    }
}
