package dev.aiperf.engine;

import dev.aiperf.dataset.Turn;
import dev.aiperf.transport.PhaseKind;

/**
 * Makes of what a data set has for a request what is asked, by code that isn't the harness's own.
 *
 * <p>Called on the look-ahead thread, in the order of the index, ahead of the load: also for requests that are then never
 * sent.
 */
@FunctionalInterface
public interface TurnShaper {

    /** Asks what the data set has. */
    TurnShaper AS_IT_IS = (turn, phase, index) -> turn;

    /**
     * Returns what is asked; with the token count of its texts, where anybody wants to know it.
     *
     * @param turn what the data set has
     * @param phase the phase of the request
     * @param index the request's place in its phase, from 0
     * @throws Exception when the request can't be made: it counts as failed then, and isn't sent
     */
    Turn shape(Turn turn, PhaseKind phase, long index) throws Exception;
}
