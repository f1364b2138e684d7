package dev.aiperf.engine;

import dev.aiperf.transport.Outcome;

/** Why the harness drops a request that is in flight. */
enum Drop {
    /** The server had the whole grace period for it. */
    OVERDUE(Outcome.OVERDUE, "still unanswered at the end of the grace period"),
    /** The user didn't want to wait; the server may have been as quick as ever. */
    INTERRUPTED(Outcome.CANCELLED, "the user interrupted the run"),
    /** There is no run any more for which its answer would count. */
    RUN_FAILED(Outcome.CANCELLED, "the run failed"),
    /** The plan has it drop some requests. */
    DRAWN(Outcome.CANCELLED_BY_PLAN, "cancelled on purpose, as the plan asks");

    private final Outcome outcome;
    private final String words;

    Drop(Outcome outcome, String words) {
        this.outcome = outcome;
        this.words = words;
    }

    Outcome outcome() {
        return outcome;
    }

    String words() {
        return words;
    }
}
