package dev.aiperf.engine;

import dev.aiperf.transport.Timeline;
import java.util.Optional;

/**
 * A request that only waits to be sent, or one that could not be made and takes its place.
 *
 * @param index its place in the phase, from 0
 * @param entry the data set entry it asks
 * @param turn the turn of the entry, from 0
 * @param inputTokens the tokens of its input, or {@link Timeline#UNKNOWN}
 * @param requestedOutputTokens the tokens asked for, or {@link Timeline#UNKNOWN}
 * @param body its encoded body; not to be changed
 * @param failure why it could not be made; empty for one that was
 * @param opener the place of the request that opened its session; its own where it did
 * @param session the session that it is a turn of, where that has several
 */
record PreparedRequest(
        long index,
        long entry,
        int turn,
        int inputTokens,
        int requestedOutputTokens,
        byte[] body,
        String failure,
        long opener,
        Optional<Dialogue> session) {

    private static final byte[] NO_BODY = new byte[0];

    /** Returns what takes the place of a request that could not be made. */
    static PreparedRequest failed(long index, long entry, String failure) {
        return new PreparedRequest(
                index, entry, 0, Timeline.UNKNOWN, Timeline.UNKNOWN, NO_BODY, failure, index, Optional.empty());
    }

    /** Returns this at another place in the phase: turns of sessions come between those that were made in order. */
    PreparedRequest at(long place) {
        if (place == index) {
            return this;
        }
        return new PreparedRequest(
                place,
                entry,
                turn,
                inputTokens,
                requestedOutputTokens,
                body,
                failure,
                turn == 0 ? place : opener,
                session);
    }

    /** Returns whether its session goes on after it. */
    boolean goesOn() {
        return session.isPresent() && session.get().hasNext();
    }

    /** Returns whether there is something to send. */
    boolean isMade() {
        return failure.isEmpty();
    }
}
