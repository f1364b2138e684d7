package dev.aiperf.engine;

/**
 * A time in which the client stood still, whole or in part.
 *
 * @param cause what stopped it
 * @param startNanos when it began, by {@link System#nanoTime()}; that of a collection within two milliseconds, that of an
 *     event loop up to a tick of 10 ms late
 * @param lengthNanos how long it took
 */
public record ClientPause(Cause cause, long startNanos, long lengthNanos) {

    /** The shortest that is worth telling: what strains a client. */
    public static final long LEAST_NANOS = 20_000_000L;

    /** By how much a pause may have begun later than it says. */
    static final long START_ERROR_NANOS = 2_000_000L;

    /** What stops a client. */
    public enum Cause {
        /** A collection of garbage that stops all threads; not one that runs beside them. */
        GARBAGE_COLLECTION,
        /** Work that a thread which handles connections didn't get to. */
        EVENT_LOOP,
        /** No processor for the whole process: it was stopped, or the machine stood still or had none to give. */
        NO_PROCESSOR
    }

    /** Returns when it was over. */
    public long endNanos() {
        return startNanos + lengthNanos;
    }
}
