package dev.aiperf.processor.rule;

import dev.aiperf.processor.model.BenchmarkClassModel;
import dev.aiperf.processor.model.MethodModel;
import dev.aiperf.processor.model.Role;
import java.util.List;

/** A check looks at one answer and says whether it is right. */
record ValidateTakesAResponse() implements ClassRule {

    static final String MESSAGE = "the @Validate method %s must take a Response and return a boolean; found %s";
    static final String RESPONSE = "dev.aiperf.benchmark.Response";

    @Override
    public void check(BenchmarkClassModel benchmark, Findings findings) {
        for (MethodModel method : benchmark.ownMethods()) {
            if (method.is(Role.VALIDATE)
                    && !(method.parameters().equals(List.of(RESPONSE))
                            && method.result().equals("boolean"))) {
                findings.error(method.place(), MESSAGE.formatted(method.name(), Signature.of(method)));
            }
        }
    }
}
