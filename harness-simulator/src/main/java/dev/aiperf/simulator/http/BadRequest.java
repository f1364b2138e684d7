package dev.aiperf.simulator.http;

/** A request that can't be answered; the message is for the client. */
final class BadRequest extends Exception {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;

    BadRequest(int status, String code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    BadRequest(String message) {
        this(400, "invalid_request_error", message);
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
