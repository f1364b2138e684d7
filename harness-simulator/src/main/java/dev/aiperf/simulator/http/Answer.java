package dev.aiperf.simulator.http;

/** Takes the words of one answer as they are made, and brings them to the client. Called by one thread at a time. */
interface Answer {

    /** Whether a fault leaves no room for words: then {@link #begin} is also the end. */
    boolean isWordless();

    /** The request is accepted; nothing has been made yet. */
    void begin();

    void word(String word, boolean reasoning, boolean last);
}
