package dev.aiperf.processor.rule;

import dev.aiperf.processor.model.BenchmarkClassModel;
import dev.aiperf.processor.model.MethodModel;
import dev.aiperf.processor.model.Role;
import javax.lang.model.element.Modifier;

/** An annotation on an abstract method says nothing of those that override it. */
record MethodIsNotAbstract() implements ClassRule {

    static final String MESSAGE =
            "the %s method %s must not be abstract; give it a body, or annotate the methods that override it";

    @Override
    public void check(BenchmarkClassModel benchmark, Findings findings) {
        for (MethodModel method : benchmark.ownMethods()) {
            if (benchmark.shape().isClass() && method.modifiers().contains(Modifier.ABSTRACT)) {
                for (Role role : method.roles()) {
                    findings.error(method.place(), MESSAGE.formatted(role, method.name()));
                }
            }
        }
    }
}
