package dev.aiperf.record;

import dev.aiperf.dataset.Conversation;
import dev.aiperf.dataset.Dataset;
import dev.aiperf.dataset.Turn;
import java.util.List;
import java.util.OptionalLong;

/** Entries named {@code session-0} and so on, each with the turns given. */
record OneDataset(List<Turn> turns) implements Dataset {

    static OneDataset asking(String text) {
        return new OneDataset(List.of(Turn.of(text)));
    }

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
        return new Conversation("session-" + entry, turns);
    }
}
