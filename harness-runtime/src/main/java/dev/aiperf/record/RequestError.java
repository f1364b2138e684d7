package dev.aiperf.record;

/**
 * Why a request failed. Two failures of one cause are equal, so that they can be counted together.
 *
 * @param code the HTTP status where the server answered with one; {@link #CANCELLED} for a request that the harness
 *     dropped; 0 where there is no code
 * @param type the kind of failure, in one word that stays the same between versions, such as {@code ConnectionLost}
 * @param message what happened, in words for the user
 * @param kind what it says about the server
 */
public record RequestError(int code, String type, String message, Kind kind) {

    /** What a failure says about the server. */
    public enum Kind {
        /** It, the way to it, or the benchmark's own code failed the request. */
        FAILED,
        /** It left the request unanswered until the harness gave up. */
        OVERDUE,
        /** Nothing: the harness dropped the request before the server had its time. */
        CANCELLED,
        /** Nothing: the plan has the harness drop some requests, as users do who leave. */
        CANCELLED_BY_PLAN
    }

    /** Makes the error of a request that failed by itself, or, with {@link #CANCELLED}, of one that says nothing. */
    public RequestError(int code, String type, String message) {
        this(code, type, message, code == CANCELLED ? Kind.CANCELLED : Kind.FAILED);
    }

    /** The code of a request that the harness dropped, as in AIPerf's files. */
    public static final int CANCELLED = 499;

    static final String CONNECT_FAILED = "ConnectFailed";
    static final String CONNECTION_LOST = "ConnectionLost";

    /** The type of a request that was given up when its own time-out ran out. */
    public static final String TIMED_OUT = "TimedOut";

    /** The type of a request that failed because the benchmark's own code threw. */
    public static final String USER_CODE = "UserCodeError";

    /** The type of a request whose answer the benchmark's own code found wrong. */
    public static final String INVALID_ANSWER = "InvalidAnswer";

    /** Returns whether there was no connection, or none that held: no sign that the server is there. */
    public boolean isOfConnection() {
        return type.equals(CONNECT_FAILED) || type.equals(CONNECTION_LOST);
    }

    /**
     * Returns the error of a request that failed by the benchmark's own code.
     *
     * @param type {@link #USER_CODE} or {@link #INVALID_ANSWER}
     * @param message what happened; what differs from request to request is taken out
     */
    public static RequestError byBenchmark(String type, String message) {
        return new RequestError(0, type, GroupableText.of(message));
    }
}
