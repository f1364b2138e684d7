package dev.aiperf.processor.rule;

import dev.aiperf.processor.model.AnnotationModel;

/** A sweep without points would make no cells at all. */
record SweepHasPoints() implements AnnotationRule {

    static final String MESSAGE = "@Concurrency names no concurrency; write @Concurrency(8), or several for a sweep";

    @Override
    public void check(AnnotationModel annotation, Findings findings) {
        if (annotation.name().equals("Concurrency")
                && annotation.attributes().stream()
                        .allMatch(attribute -> attribute.values().isEmpty())) {
            findings.error(annotation.place(), MESSAGE);
        }
    }
}
