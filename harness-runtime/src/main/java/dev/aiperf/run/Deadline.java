package dev.aiperf.run;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * An end for a blocking read or write that has none of its own: what it reads from or writes to is closed when the time has
 * passed, so that it throws. Closed itself in time, a deadline does nothing.
 *
 * <pre>{@code
 * try (Deadline deadline = Deadline.closing(socket, TEN_SECONDS)) {
 *     out.write(bytes);
 * }
 * }</pre>
 */
public final class Deadline implements AutoCloseable {

    private final CompletableFuture<Boolean> done = new CompletableFuture<>();

    private Deadline() {}

    /** Closes something after a time, from a thread of its own. */
    // What the closing throws is caught where it is done.
    @SuppressWarnings("FutureReturnValueIgnored")
    public static Deadline closing(Closeable what, Duration time) {
        Deadline deadline = new Deadline();
        deadline.done.orTimeout(time.toNanos(), TimeUnit.NANOSECONDS).whenComplete((inTime, late) -> {
            if (late != null) {
                // All deadlines share the thread that this runs on, and closing may block.
                Thread closer = new Thread(() -> closeNow(what), "aiperf-deadline");
                closer.setDaemon(true);
                closer.start();
            }
        });
        return deadline;
    }

    private static void closeNow(Closeable what) {
        try {
            what.close();
        } catch (IOException e) {
            // Whoever uses it learns by that use that it is of no use any more.
            return;
        }
    }

    /** Returns whether the time has passed. */
    public boolean hasPassed() {
        return done.isCompletedExceptionally();
    }

    @Override
    public void close() {
        done.complete(true);
    }
}
