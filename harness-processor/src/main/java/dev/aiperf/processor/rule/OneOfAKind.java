package dev.aiperf.processor.rule;

import dev.aiperf.processor.model.AnnotationModel;
import dev.aiperf.processor.model.BenchmarkClassModel;
import dev.aiperf.processor.model.Choice;
import dev.aiperf.processor.model.MethodModel;
import java.util.List;
import java.util.stream.Collectors;

/** An element has one traffic pattern and one data set: of two, nobody could say which is meant. */
record OneOfAKind(Choice choice) implements ClassRule {

    static final String MESSAGE = "%s are two %s on one element; keep one";

    @Override
    public void check(BenchmarkClassModel benchmark, Findings findings) {
        check(benchmark.annotations(), findings);
        for (MethodModel method : benchmark.ownMethods()) {
            check(method.annotations(), findings);
        }
    }

    private void check(List<AnnotationModel> onElement, Findings findings) {
        List<AnnotationModel> made = onElement.stream().filter(choice::isMadeBy).toList();
        if (made.size() > 1) {
            String all = made.stream().map(AnnotationModel::toString).collect(Collectors.joining(" and "));
            findings.error(made.get(made.size() - 1).place(), MESSAGE.formatted(all, choice.plural()));
        }
    }
}
