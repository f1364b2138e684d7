package dev.aiperf.run;

import dev.aiperf.dataset.Conversation;
import dev.aiperf.dataset.Dataset;
import java.util.OptionalLong;

/**
 * The data set as a warm-up sees it. Where each request has a prompt of its own, the warm-up's are others than those of
 * the measurement, which would otherwise find them in the server's prefix cache.
 *
 * @param measured what the measurement asks
 */
record WarmupDataset(Dataset measured) implements Dataset {

    /** Further on than any measurement gets. */
    private static final long FIRST = 1L << 40;

    @Override
    public OptionalLong entries() {
        return measured.entries();
    }

    @Override
    public long entryOf(long index) {
        return measured.entries().isPresent() ? measured.entryOf(index) : measured.entryOf(FIRST + index);
    }

    @Override
    public Conversation conversation(long entry) {
        return measured.conversation(entry);
    }

    @Override
    public int mostTurns() {
        return measured.mostTurns();
    }

    @Override
    public String idOf(long entry) {
        return measured.idOf(entry);
    }
}
