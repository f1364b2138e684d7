package dev.aiperf.processor.rule;

import dev.aiperf.processor.model.MethodModel;
import dev.aiperf.processor.model.Role;

/** A hook is called for what it does: nothing is passed to it, and nothing is taken from it. */
record HooksTakeAndGiveNothing() implements MethodRule {

    static final String MESSAGE = "the %s method %s must be void and take nothing; found %s";

    @Override
    public void check(MethodModel method, Findings findings) {
        boolean isPlain = method.parameters().isEmpty() && method.result().equals("void");
        for (Role role : method.roles()) {
            if (role.isHook() && !isPlain) {
                findings.error(method.place(), MESSAGE.formatted(role, method.name(), Signature.of(method)));
            }
        }
    }
}
