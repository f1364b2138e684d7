package dev.aiperf.engine;

import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The places below a ceiling, and since when each free one is free. Who takes a place learns that instant: what passes after
 * it is the client's own doing, what passed before it is not.
 *
 * <p>Any thread may free a place; they are taken by one thread at a time.
 */
final class Places {

    private final boolean limited;
    private final ConcurrentLinkedQueue<Long> freeSince = new ConcurrentLinkedQueue<>();

    /**
     * Makes places, none of which is free yet.
     *
     * @param limited whether there is a ceiling at all; else there is always room
     */
    Places(boolean limited) {
        this.limited = limited;
    }

    boolean areLimited() {
        return limited;
    }

    boolean areFree() {
        return !limited || !freeSince.isEmpty();
    }

    /** Takes the place that has been free the longest, and returns since when. Only while {@link #areFree}. */
    long take() {
        return limited ? freeSince.remove() : Long.MIN_VALUE;
    }

    /** Makes a place free, from an instant on. */
    void free(long nanos) {
        if (limited) {
            freeSince.add(nanos);
        }
    }
}
