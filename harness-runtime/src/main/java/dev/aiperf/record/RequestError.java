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
}
