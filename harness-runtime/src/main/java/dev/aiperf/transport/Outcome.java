package dev.aiperf.transport;

/** How an exchange ended, as far as bytes can tell. What the bytes mean is judged later, from the record. */
public enum Outcome {
    /** The response arrived whole, whatever its status. */
    COMPLETED,
    /** No connection could be opened. */
    CONNECT_FAILED,
    /** The connection broke before the response was whole. */
    CONNECTION_LOST,
    /** What arrived is not HTTP. */
    BAD_PROTOCOL,
    /** The request's own time-out ran out. */
    TIMED_OUT,
    /** The harness dropped it for a reason that says nothing about the server: the user interrupted the run, or it failed. */
    CANCELLED,
    /** The harness dropped it because it was still unanswered at the end of the grace period. */
    OVERDUE,
    /** There was nothing to send: the benchmark's own code could not make the request. */
    NOT_MADE,
    /** The harness dropped it because the plan has it drop some requests, as users do who leave. */
    CANCELLED_BY_PLAN;

    private static final Outcome[] VALUES = values();

    /** Returns the outcome of an ordinal that was stored. */
    public static Outcome of(int ordinal) {
        return VALUES[ordinal];
    }
}
