package dev.aiperf.annotations;

/** The order in which the entries of a data set are used. */
public enum SamplingStrategy {
    /** As they stand, from the first again after the last. */
    SEQUENTIAL,
    /** Drawn for each request. */
    RANDOM,
    /** In a new random order for each pass. */
    SHUFFLE
}
