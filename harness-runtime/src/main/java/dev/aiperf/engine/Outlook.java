package dev.aiperf.engine;

import dev.aiperf.transport.PhaseKind;

/**
 * Tells whether a phase is worth going on with. The load only sees that answers end; whether they are any good is known
 * where they are read, and told back by this.
 *
 * <p>Asked every few milliseconds by the thread that runs the phase; implementations are safe to call from any thread.
 */
@FunctionalInterface
public interface Outlook {

    /** Goes on whatever comes. */
    Outlook GOOD = phase -> false;

    /** Returns whether more would tell nothing new: nothing but failures come any more. */
    boolean isHopeless(PhaseKind phase);

    /**
     * Returns whether answers can no longer be kept or read, so that not even those of the requests in flight are worth
     * waiting for.
     */
    default boolean isLost() {
        return false;
    }
}
