package dev.aiperf.dataset;

import java.util.OptionalLong;

/**
 * What is asked, as a function of the request's index: whoever asks, in whatever order, on whichever machine, gets the
 * same conversation. Implementations are safe to share between threads.
 */
public interface Dataset {

    /** Returns how many different entries there are; empty when each index has one of its own. */
    OptionalLong entries();

    /**
     * Returns the entry that the {@code index}-th request of a run uses.
     *
     * @param index from 0, below the number of requests of the run, which may exceed the number of entries
     * @return from 0; below {@link #entries()} where that is known
     */
    long entryOf(long index);

    /**
     * Returns an entry.
     *
     * @param entry from 0, below {@link #entries()} where that is known
     */
    Conversation conversation(long entry);

    /** Returns how many turns a conversation has at most; more than one makes sessions of them. */
    default int mostTurns() {
        return 1;
    }

    /** Returns the id of an entry's conversation; cheaper than making the conversation, where that can be. */
    default String idOf(long entry) {
        return conversation(entry).id();
    }
}
