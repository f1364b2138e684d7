package dev.aiperf.plan;

/** In which order the entries of a data set are used. */
public enum SamplingStrategy {
    /** As they stand, from the start again after the last. */
    SEQUENTIAL,
    /** Drawn with replacement. */
    RANDOM,
    /** Drawn without replacement, in a new order for each pass. */
    SHUFFLE
}
