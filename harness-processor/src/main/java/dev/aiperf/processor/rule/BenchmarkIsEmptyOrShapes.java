package dev.aiperf.processor.rule;

import dev.aiperf.processor.model.BenchmarkClassModel;
import dev.aiperf.processor.model.MethodModel;
import dev.aiperf.processor.model.Role;
import java.util.List;

/** A benchmark method either takes nothing and gives nothing, or makes a request of a turn. */
record BenchmarkIsEmptyOrShapes() implements ClassRule {

    static final String MESSAGE =
            "the @Benchmark method %s must be void and take nothing, or take a Turn, and a RunContext if"
                    + " wished, and return a ChatRequest; found %s";
    static final String TURN = "dev.aiperf.dataset.Turn";
    static final String CONTEXT = "dev.aiperf.benchmark.RunContext";
    static final String REQUEST = "dev.aiperf.benchmark.ChatRequest";

    @Override
    public void check(BenchmarkClassModel benchmark, Findings findings) {
        for (MethodModel method : benchmark.ownMethods()) {
            if (method.is(Role.BENCHMARK) && !isEmpty(method) && !isShaper(method)) {
                findings.error(method.place(), MESSAGE.formatted(method.name(), Signature.of(method)));
            }
        }
    }

    private static boolean isEmpty(MethodModel method) {
        return method.parameters().isEmpty() && method.result().equals("void");
    }

    private static boolean isShaper(MethodModel method) {
        return method.result().equals(REQUEST)
                && (method.parameters().equals(List.of(TURN))
                        || method.parameters().equals(List.of(TURN, CONTEXT)));
    }
}
