package dev.aiperf.processor.rule;

import dev.aiperf.processor.model.AnnotationModel;

/** The runner makes an object of the class that a data set is. */
record DatasetClassCanBeUsed() implements AnnotationRule {

    static final String NO_DATASET =
            "@Dataset names %s, which is no data set; let it implement dev.aiperf.dataset.Dataset";
    static final String NOT_MADE =
            "@Dataset names %s, which the generated runner can't make; it must be a class that isn't"
                    + " abstract, inner or private, with a constructor without parameters that isn't private";

    @Override
    public void check(AnnotationModel annotation, Findings findings) {
        annotation
                .attributes()
                .forEach(attribute -> attribute.type().ifPresent(type -> {
                    if (!type.isDataset()) {
                        findings.error(
                                attribute.place(),
                                NO_DATASET.formatted(type.names().simple()));
                    } else if (!type.canBeMade()) {
                        findings.error(
                                attribute.place(),
                                NOT_MADE.formatted(type.names().simple()));
                    }
                }));
    }
}
