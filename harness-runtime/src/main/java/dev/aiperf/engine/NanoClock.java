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
}
