package dev.aiperf.engine;

/** The time of the load process, and waiting for it. */
public interface NanoClock {

    /** Returns the present instant as {@link System#nanoTime()} tells it. */
    long nanoTime();

    /**
     * Waits until an instant; returns at once when it has passed. Returns early, with the thread's interrupt flag set,
     * when the thread is interrupted.
     */
    void waitUntil(long nanos);

    /** Returns a clock of the same time for a thread that waits so many times a second. */
    default NanoClock forWaits(double perSecond) {
        return this;
    }

    /** Returns for how long before an instant the waiting thread spins, in nanoseconds; 0 where it doesn't. */
    default long spinNanos() {
        return 0;
    }
}
