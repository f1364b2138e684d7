package dev.aiperf.processor.rule;

import dev.aiperf.processor.model.MethodModel;
import dev.aiperf.processor.model.Role;
import java.util.List;
import java.util.stream.Collectors;

/** A method is called for one thing. */
record MethodHasOneRole() implements MethodRule {

    static final String MESSAGE = "the method %s must be one of %s; keep one, and write a method for the other";

    @Override
    public void check(MethodModel method, Findings findings) {
        List<Role> roles = method.roles().stream().sorted().toList();
        if (roles.size() > 1) {
            String all = roles.stream().map(Role::toString).collect(Collectors.joining(" and "));
            findings.error(method.place(), MESSAGE.formatted(method.name(), all));
        }
    }
}
