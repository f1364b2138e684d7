package dev.aiperf.dataset;

/** A data set can't be used. The message is for the user: file, line, what was found, what is accepted. */
public final class DatasetException extends Exception {

    public DatasetException(String message) {
        super(message);
    }

    public DatasetException(String message, Throwable cause) {
        super(message, cause);
    }
}
