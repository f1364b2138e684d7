package dev.aiperf.tokenizer;

/** Counts the tokens of text. Implementations are safe to share between threads. */
public interface Tokenizer {

    /** Returns the name by which reports call this tokenizer, such as {@code builtin:o200k_base}. */
    String name();

    /**
     * Returns how many tokens the text has, without special tokens at its start or end.
     *
     * @param text any text; the empty one has 0 tokens
     */
    int count(String text);

    /**
     * Does now what the first count would do, such as loading a vocabulary; to be called on a thread that has time
     * for it. Counts asked for meanwhile wait for it.
     */
    default void warm() {
        count("warm");
    }
}
