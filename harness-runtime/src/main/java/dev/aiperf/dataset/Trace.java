package dev.aiperf.dataset;

import java.util.List;
import java.util.OptionalLong;

/**
 * A data set that says of each of its entries when it is to be sent. Its entries are in the order of their times, and each is
 * sent once: the {@code index}-th request of a replay asks the {@code index}-th entry.
 */
public interface Trace extends Dataset {

    /** Returns how many rows there are to be sent; always known. */
    @Override
    OptionalLong entries();

    /**
     * Returns when an entry is to be sent, in nanoseconds after the start of the phase; never less than the entry before.
     *
     * @param entry from 0, below {@link #entries()}
     */
    long intendedNanos(long entry);

    /** Returns what a user should know of how the file was read, in sentences. */
    List<String> remarks();
}
