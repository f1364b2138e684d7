package dev.aiperf.endpoint;

/** An endpoint can't be addressed as asked. The message is for the user: what was found, what is accepted. */
public final class EndpointException extends Exception {

    public EndpointException(String message) {
        super(message);
    }

    public EndpointException(String message, Throwable cause) {
        super(message, cause);
    }
}
