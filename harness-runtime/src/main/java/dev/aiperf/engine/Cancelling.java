package dev.aiperf.engine;

import dev.aiperf.traffic.CancellationDraw;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Drops requests that the plan draws, some time after they were written. It does so on a thread of its own, since a transport
 * that tells that a request is written may not be ready to drop it yet. Safe to share between threads.
 */
final class Cancelling implements AutoCloseable {

    private final CancellationDraw draw;
    private final ScheduledThreadPoolExecutor timer;

    Cancelling(CancellationDraw draw) {
        this.draw = draw;
        timer = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "cancellations");
            thread.setDaemon(true);
            return thread;
        });
        // Else requests that are answered in time would stay in memory until they would have been dropped.
        timer.setRemoveOnCancelPolicy(true);
    }

    /** Returns whether the request of an index is to be dropped. */
    boolean draws(long index) {
        return draw.draws(index);
    }

    /** Drops a request that was written now, once its time is over; the task that does may be taken back. */
    Future<?> after(Runnable drop) {
        return timer.schedule(drop, draw.delay().toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
