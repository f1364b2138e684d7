package dev.aiperf.transport;

import org.jctools.queues.atomic.MpmcAtomicArrayQueue;

/** Timelines for reuse. Wait-free enough for selector threads: a miss allocates, an overflow is left to the collector. */
public final class TimelinePool {

    private final MpmcAtomicArrayQueue<Timeline> free;

    /**
     * Makes an empty pool.
     *
     * @param most how many idle timelines are kept
     */
    public TimelinePool(int most) {
        free = new MpmcAtomicArrayQueue<>(Math.max(2, most));
    }

    /** Returns a timeline with unspecified content, to be begun. */
    public Timeline take() {
        Timeline timeline = free.poll();
        return timeline == null ? new Timeline() : timeline;
    }

    /** Takes a timeline back that nobody else holds. */
    public void giveBack(Timeline timeline) {
        free.offer(timeline);
    }
}
