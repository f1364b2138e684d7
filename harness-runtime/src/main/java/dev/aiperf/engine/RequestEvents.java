package dev.aiperf.engine;

import dev.aiperf.transport.Outcome;
import dev.aiperf.transport.Timeline;

/** Is told how a request goes on that was sent. Told on the threads that notice it, which must not be held up. */
@FunctionalInterface
interface RequestEvents {

    /**
     * Notes that the request is past its prefill: its first content has come, or it has ended without any. Told once, and
     * before {@link #ended}.
     */
    default void prefilled(long nanos) {}

    /**
     * Takes what a later turn needs of a whole answer of status 2xx. Told once at most, before {@link #ended}.
     *
     * @param timeline the answer; not to be kept
     */
    default void answered(Timeline timeline) {}

    /**
     * Notes that the request has ended.
     *
     * @param outcome how
     * @param nanos when; for one that could not be made, since when it could have been sent
     */
    void ended(Outcome outcome, long nanos);
}
