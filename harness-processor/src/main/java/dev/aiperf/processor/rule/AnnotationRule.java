package dev.aiperf.processor.rule;

import dev.aiperf.processor.model.AnnotationModel;
import dev.aiperf.processor.model.BenchmarkClassModel;
import dev.aiperf.processor.model.MethodModel;

/**
 * A rule about single annotations, on a class or on its methods. Those of superclasses are checked once more in each class that
 * inherits them; they are the same spot of the source, and are reported once.
 */
interface AnnotationRule extends ClassRule {

    /** Checks an annotation. */
    void check(AnnotationModel annotation, Findings findings);

    @Override
    default void check(BenchmarkClassModel benchmark, Findings findings) {
        benchmark.annotations().forEach(annotation -> check(annotation, findings));
        for (MethodModel method : benchmark.ownMethods()) {
            method.annotations().forEach(annotation -> check(annotation, findings));
        }
    }
}
