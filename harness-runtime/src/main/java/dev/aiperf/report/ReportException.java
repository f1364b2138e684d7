package dev.aiperf.report;

/** A result can't be written. The message is one sentence for the user: which file or folder, and why. */
public final class ReportException extends Exception {

    public ReportException(String message) {
        super(message);
    }

    public ReportException(String message, Throwable cause) {
        super(message, cause);
    }
}
