package dev.aiperf.record;

import java.io.IOException;
import java.time.Duration;

/**
 * Tells whether a disk hangs: whether one write to it has lasted longer than any that ends does. The thread that writes
 * can't tell, so it writes {@link #during during} the watch, and another asks. Writing is for one thread at a time, the rest
 * is for any.
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

    /** What may wait for a disk. */
    @FunctionalInterface
    public interface Write {
        void run() throws IOException;
    }

    /** What may wait for a disk, and has a result. */
    @FunctionalInterface
    public interface Call<T> {
        T get() throws IOException;
    }

    /** Writes, and throws what the write throws. */
    public void during(Write write) throws IOException {
        begin();
        try {
            write.run();
        } finally {
            writing = false;
        }
    }

    /** Does the same for what has a result. */
    public <T> T of(Call<T> call) throws IOException {
        begin();
        try {
            return call.get();
        } finally {
            writing = false;
        }
    }

    private void begin() {
        sinceNanos = System.nanoTime();
        writing = true;
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
