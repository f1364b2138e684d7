package dev.aiperf.engine;

import dev.aiperf.plan.StopCondition;

/**
 * Until when a phase sends: a stop condition whose clock has started.
 *
 * @param requests the number of requests
 * @param deadlineNanos the instant
 * @param both whether sending goes on until both are reached, instead of until the first is
 */
record SendingLimit(long requests, long deadlineNanos, boolean both) {

    static final long UNLIMITED = Long.MAX_VALUE;

    /** Admits no request. */
    static final SendingLimit NOTHING = new SendingLimit(0, 0, false);

    /**
     * Starts the clock of a stop condition.
     *
     * @param entries the entries of the data set; {@link #UNLIMITED} when each request has one of its own
     * @param startNanos the start of the phase
     */
    static SendingLimit of(StopCondition stop, long entries, long startNanos) {
        if (stop instanceof StopCondition.FirstOf first) {
            return new SendingLimit(
                    first.requests().orElse(UNLIMITED),
                    first.duration().map(d -> startNanos + d.toNanos()).orElse(UNLIMITED),
                    false);
        }
        if (stop instanceof StopCondition.AtLeast least) {
            return new SendingLimit(
                    least.requests(), startNanos + least.duration().toNanos(), true);
        }
        if (stop instanceof StopCondition.Sessions sessions) {
            return new SendingLimit(
                    UNLIMITED,
                    sessions.duration().map(d -> startNanos + d.toNanos()).orElse(UNLIMITED),
                    false);
        }
        return new SendingLimit(entries, UNLIMITED, false);
    }

    /** Returns this limit for so many requests at most, however long it is open otherwise. */
    SendingLimit upTo(long most) {
        return both ? this : new SendingLimit(Math.min(most, requests), deadlineNanos, false);
    }

    /** Returns the index after the last request that may ever be sent, whatever the time. */
    long endIndex() {
        return both ? UNLIMITED : requests;
    }

    /**
     * Returns whether a request may still be sent.
     *
     * @param index its index
     * @param nanos the instant at which it is to be sent
     */
    boolean admits(long index, long nanos) {
        boolean inNumber = index < requests;
        boolean inTime = nanos - deadlineNanos < 0 || deadlineNanos == UNLIMITED;
        return both ? inNumber || inTime : inNumber && inTime;
    }
}
