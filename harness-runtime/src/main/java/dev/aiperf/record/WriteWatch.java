package dev.aiperf.record;

import java.io.IOException;
import java.time.Duration;

/**
 * Tells whether a disk hangs: whether one write to it has lasted longer than any that ends does. The thread that writes
 * can't tell, so it notes when it begins and ends a write, and another asks. {@link #begin} and {@link #end} are for one
 * thread at a time, the rest is for any.
 */
public final class WriteWatch {

    /** How long a write to a disk may last that is slow, but goes on. */
    public static final Duration LONGEST_WRITE = Duration.ofMinutes(1);

    private final long mostNanos;
    private volatile long sinceNanos;
    private volatile boolean writing;

    /**
     * @param most how long a write may last
     */
    public WriteWatch(Duration most) {
        mostNanos = most.toNanos();
    }

    /** Notes that a write begins; one that has begun goes on, and its time starts anew. */
    public void begin() {
        sinceNanos = System.nanoTime();
        writing = true;
    }

    /** Notes that the write has ended, however it did. */
    public void end() {
        writing = false;
    }

    /** Returns whether a write goes on that should long have ended. */
    public boolean hangs() {
        return writing && System.nanoTime() - sinceNanos > mostNanos;
    }

    /** Returns what is to be told where {@link #hangs} is true. */
    public static IOException hanging() {
        return new IOException("the disk takes nothing any more");
    }
}
