package dev.aiperf.cli;

/** A command line can't be read. The message is for the user. */
final class UsageException extends Exception {

    UsageException(String message) {
        super(message);
    }

    UsageException(String message, Throwable cause) {
        super(message, cause);
    }
}
