package dev.aiperf.processor.rule;

import dev.aiperf.processor.model.MethodModel;
import dev.aiperf.processor.model.Role;
import dev.aiperf.processor.model.RuntimeTypes;
import java.util.List;

/** A benchmark method either takes nothing and gives nothing, or makes a request of a turn. */
record BenchmarkIsEmptyOrShapes() implements MethodRule {

    static final String MESSAGE =
            "the @Benchmark method %s must be void and take nothing, or take a Turn, and a RunContext if"
                    + " wished, and return a ChatRequest; found %s";

    @Override
    public void check(MethodModel method, Findings findings) {
        if (method.is(Role.BENCHMARK) && !isEmpty(method) && !isShaper(method)) {
            findings.error(method.place(), MESSAGE.formatted(method.name(), Signature.of(method)));
        }
    }

    private static boolean isEmpty(MethodModel method) {
        return method.parameters().isEmpty() && method.result().equals("void");
    }

    private static boolean isShaper(MethodModel method) {
        return method.result().equals(RuntimeTypes.CHAT_REQUEST)
                && (method.parameters().equals(List.of(RuntimeTypes.TURN))
                        || method.parameters().equals(List.of(RuntimeTypes.TURN, RuntimeTypes.RUN_CONTEXT)));
    }
}
