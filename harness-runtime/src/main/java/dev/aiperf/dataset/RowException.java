package dev.aiperf.dataset;

/** A row of a file can't be used. The message is the reason, without file and line. */
final class RowException extends Exception {

    RowException(String message) {
        super(message);
    }
}
