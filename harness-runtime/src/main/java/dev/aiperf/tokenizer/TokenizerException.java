package dev.aiperf.tokenizer;

/** A tokenizer could not be loaded. The message is for the user: what was asked for, and why it failed. */
public final class TokenizerException extends Exception {

    public TokenizerException(String message) {
        super(message);
    }

    public TokenizerException(String message, Throwable cause) {
        super(message, cause);
    }
}
