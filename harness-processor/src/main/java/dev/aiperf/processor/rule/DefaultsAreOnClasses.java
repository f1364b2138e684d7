package dev.aiperf.processor.rule;

import dev.aiperf.processor.model.AnnotationModel;
import dev.aiperf.processor.model.BenchmarkClassModel;

/** Annotations are inherited along classes: on an interface, enum or record nobody would ever see them. */
record DefaultsAreOnClasses() implements ClassRule {

    static final String MESSAGE = "@%s has no effect on the %s %s; put it on a class, or on a benchmark method";

    @Override
    public void check(BenchmarkClassModel benchmark, Findings findings) {
        if (benchmark.shape().isClass()) {
            return;
        }
        for (AnnotationModel annotation : benchmark.annotations()) {
            findings.error(
                    annotation.place(),
                    MESSAGE.formatted(
                            annotation.name(),
                            benchmark.shape().kindInWords(),
                            benchmark.names().simple()));
        }
    }
}
