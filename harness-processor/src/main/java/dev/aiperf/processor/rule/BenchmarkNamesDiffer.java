package dev.aiperf.processor.rule;

import dev.aiperf.processor.model.BenchmarkClassModel;
import dev.aiperf.processor.model.MethodModel;
import dev.aiperf.processor.model.Role;
import java.util.HashSet;
import java.util.Set;

/** Results, plans and filters know a benchmark by its class's and its method's name. */
record BenchmarkNamesDiffer() implements ClassRule {

    static final String MESSAGE = "%s already has a benchmark called %s; give this method another name";

    @Override
    public void check(BenchmarkClassModel benchmark, Findings findings) {
        Set<String> names = new HashSet<>();
        for (MethodModel method : benchmark.methods(Role.BENCHMARK)) {
            if (!names.add(method.name())) {
                findings.error(
                        method.membership().isInherited() ? benchmark.place() : method.place(),
                        MESSAGE.formatted(benchmark.names().simple(), method.name()));
            }
        }
    }
}
