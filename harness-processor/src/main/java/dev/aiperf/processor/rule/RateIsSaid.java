package dev.aiperf.processor.rule;

import dev.aiperf.processor.model.AnnotationModel;

/** Arrivals by the clock have a rate. */
record RateIsSaid() implements AnnotationRule {

    static final String MESSAGE =
            "@RequestRate has no rate; write @RequestRate(10), or series = … for one that changes";

    @Override
    public void check(AnnotationModel annotation, Findings findings) {
        if (annotation.name().equals("RequestRate")
                && annotation.attribute("value").isEmpty()
                && annotation.attribute("series").isEmpty()) {
            findings.error(annotation.place(), MESSAGE);
        }
    }
}
