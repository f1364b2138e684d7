package dev.aiperf.record;

/**
 * The records of a run could not all be made. The message says how far it got; the log has what is missing.
 */
public final class RecordException extends Exception {

    RecordException(String message) {
        super(message);
    }

    RecordException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Returns what an exception says, or what it is called where it says nothing. */
    static String words(Throwable cause) {
        String message = cause.getMessage();
        return message == null || message.isBlank() ? cause.getClass().getSimpleName() : message;
    }
}
