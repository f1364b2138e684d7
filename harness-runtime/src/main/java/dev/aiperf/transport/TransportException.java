package dev.aiperf.transport;

/** The transport can't do what it was asked. The message is for the user. */
public final class TransportException extends Exception {

    public TransportException(String message) {
        super(message);
    }

    public TransportException(String message, Throwable cause) {
        super(message, cause);
    }
}
