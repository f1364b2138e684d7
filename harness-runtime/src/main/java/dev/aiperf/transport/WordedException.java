package dev.aiperf.transport;

import java.io.IOException;

/** A failure whose message is fit for a user as it is; equal causes have equal ones. */
final class WordedException extends IOException {

    private static final long serialVersionUID = 1L;

    WordedException(String words) {
        super(words);
    }

    WordedException(String words, Throwable cause) {
        super(words, cause);
    }
}
