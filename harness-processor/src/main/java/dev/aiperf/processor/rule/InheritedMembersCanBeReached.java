package dev.aiperf.processor.rule;

import dev.aiperf.processor.model.BenchmarkClassModel;
import dev.aiperf.processor.model.Membership;
import dev.aiperf.processor.model.MethodModel;
import dev.aiperf.processor.model.ParamModel;

/** The runner is in the package of its class, and sees of a superclass in another package only what is public. */
record InheritedMembersCanBeReached() implements ClassRule {

    static final String MESSAGE =
            "%s inherits %s from %s of another package, where its generated runner can't reach it; make it public there";

    @Override
    public void check(BenchmarkClassModel benchmark, Findings findings) {
        if (!benchmark.isRunnable()) {
            return;
        }
        for (MethodModel method : benchmark.methods()) {
            if (!method.roles().isEmpty()) {
                check(method.name(), method.membership(), benchmark, findings);
            }
        }
        for (ParamModel param : benchmark.params()) {
            check(param.name(), param.membership(), benchmark, findings);
        }
    }

    private static void check(String name, Membership membership, BenchmarkClassModel benchmark, Findings findings) {
        if (!membership.canBeReached()) {
            findings.error(
                    benchmark.place(), MESSAGE.formatted(benchmark.names().simple(), name, membership.declaredIn()));
        }
    }
}
