package dev.aiperf.engine;

/** The load can't be made. The message is for the user. */
public final class LoadException extends Exception {

    public LoadException(String message) {
        super(message);
    }

    public LoadException(String message, Throwable cause) {
        super(message, cause);
    }
}
