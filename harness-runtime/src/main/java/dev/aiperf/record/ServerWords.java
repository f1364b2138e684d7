package dev.aiperf.record;

import java.nio.charset.StandardCharsets;

/** Finds a server's own words in the body of an error response. Safe to share between threads. */
@FunctionalInterface
public interface ServerWords {

    /**
     * Returns the words, in one line; empty when there are none.
     *
     * @param body holds the body as it came, from {@code from} inclusive to {@code to} exclusive; not to be changed
     */
    String in(byte[] body, int from, int to);

    /** Returns a reader that takes the body as it is, whatever it is. */
    static ServerWords wholeBody() {
        return (body, from, to) -> new String(body, from, to - from, StandardCharsets.UTF_8);
    }
}
