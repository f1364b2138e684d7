package dev.aiperf.record;

/**
 * Why a request failed. Two failures of one cause are equal, so that they can be counted together.
 *
 * @param code the HTTP status where the server answered with one; {@link #CANCELLED} for a request that the harness
 *     dropped; 0 where there is no code
 * @param type the kind of failure, in one word that stays the same between versions, such as {@code ConnectionLost}
 * @param message what happened, in words for the user
 */
public record RequestError(int code, String type, String message) {

    /** The code of a request that the harness dropped, as in AIPerf's files. */
    public static final int CANCELLED = 499;

    /** The type of a request that failed because the benchmark's own code threw. */
    public static final String USER_CODE = "UserCodeError";

    /** The type of a request whose answer the benchmark's own code found wrong. */
    public static final String INVALID_ANSWER = "InvalidAnswer";

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
