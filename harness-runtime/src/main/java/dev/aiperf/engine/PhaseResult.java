package dev.aiperf.engine;

/**
 * How a phase went, as far as the load is concerned.
 *
 * @param startNanos when it began, by {@link System#nanoTime()}
 * @param sendingEndNanos when sending ended
 * @param endNanos when the last request had ended or was dropped
 * @param sending how requests were sent
 * @param leftAtCeiling how many still waited when sending ended, and were never sent
 * @param dropped how many requests in flight were dropped at the end
 * @param hopeless whether it was ended because more would have told nothing new; see {@link Outlook}
 * @param interrupted whether the user ended it early
 */
public record PhaseResult(
        long startNanos,
        long sendingEndNanos,
        long endNanos,
        Sending sending,
        long leftAtCeiling,
        long dropped,
        boolean hopeless,
        boolean interrupted) {

    /** Returns whether all that was asked for was done: nothing ended it early, and nothing was left or dropped. */
    public boolean isComplete() {
        return !interrupted && !hopeless && leftAtCeiling == 0 && dropped == 0 && sending.unsentNanos() == 0;
    }
}
