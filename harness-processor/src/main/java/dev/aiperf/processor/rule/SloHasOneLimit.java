package dev.aiperf.processor.rule;

import dev.aiperf.processor.model.AnnotationModel;

/** A limit lies on one side. */
record SloHasOneLimit() implements AnnotationRule {

    static final String NONE = "@Slo has no limit; write max = …, or min = … where larger values are better";
    static final String BOTH = "@Slo has two limits; keep max or min, and write another @Slo for the other";

    @Override
    public void check(AnnotationModel annotation, Findings findings) {
        if (annotation.name().equals("Slo")) {
            boolean hasMax = annotation.attribute("max").isPresent();
            boolean hasMin = annotation.attribute("min").isPresent();
            if (hasMax == hasMin) {
                findings.error(annotation.place(), hasMax ? BOTH : NONE);
            }
        }
    }
}
