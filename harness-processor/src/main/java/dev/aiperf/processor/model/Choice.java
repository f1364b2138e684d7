package dev.aiperf.processor.model;

import java.util.Optional;

/** Something of which one is chosen, by one of several annotations. */
public enum Choice {
    TRAFFIC("traffic patterns"),
    DATASET("data sets");

    private final String plural;

    Choice(String plural) {
        this.plural = plural;
    }

    /** Returns what is chosen, in words, more than one of it. */
    public String plural() {
        return plural;
    }

    /** Returns whether an annotation makes this choice. */
    public boolean isMadeBy(AnnotationModel annotation) {
        return of(annotation).filter(this::equals).isPresent();
    }

    /** Returns the choice that an annotation makes, if it makes one. */
    public static Optional<Choice> of(AnnotationModel annotation) {
        return switch (annotation.name()) {
            case "Concurrency", "ConcurrencyRange", "RequestRate", "TraceReplay" -> Optional.of(TRAFFIC);
            case "SyntheticDataset", "InputFile", "Dataset" -> Optional.of(DATASET);
            default -> Optional.empty();
        };
    }
}
