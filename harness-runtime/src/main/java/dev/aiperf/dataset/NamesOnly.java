package dev.aiperf.dataset;

import java.util.List;
import java.util.OptionalLong;

/** Stands in for a data set that can't be opened any more: its entries have names, as if it had none of its own, and no text. */
public final class NamesOnly implements Dataset {

    @Override
    public OptionalLong entries() {
        return OptionalLong.empty();
    }

    @Override
    public long entryOf(long index) {
        return index;
    }

    @Override
    public Conversation conversation(long entry) {
        return new Conversation(idOf(entry), List.of());
    }

    @Override
    public String idOf(long entry) {
        return SessionId.of(entry);
    }
}
