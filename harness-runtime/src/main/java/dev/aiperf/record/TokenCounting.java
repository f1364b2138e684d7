package dev.aiperf.record;

/** Whose counts of tokens a record has. */
public enum TokenCounting {
    /** The client's, by the model's tokenizer. */
    CLIENT,
    /** Those that the server reports, and none where it reports none. */
    SERVER,
    /**
     * Of the output those that the server reports, and the client's where it reports none; of the input the client's. For
     * a client whose tokenizer only stands in for the model's.
     */
    SERVER_WHERE_REPORTED
}
