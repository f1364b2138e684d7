package dev.aiperf.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiperf.dataset.Conversation;
import dev.aiperf.dataset.Dataset;
import dev.aiperf.dataset.Turn;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class WarmupDatasetTest {

    @Test
    void whereEachRequestHasAPromptOfItsOwnTheWarmupHasNoneOfTheMeasurements() {
        Dataset measured = new Numbered(OptionalLong.empty());
        Dataset warmup = new WarmupDataset(measured);

        assertThat(warmup.entries()).isEmpty();
        assertThat(warmup.entryOf(0)).isGreaterThan(measured.entryOf(1_000_000_000_000L));
        assertThat(warmup.entryOf(1)).isNotEqualTo(warmup.entryOf(0));
    }

    @Test
    void aFilesEntriesAreThoseOfTheMeasurement() {
        Dataset warmup = new WarmupDataset(new Numbered(OptionalLong.of(3)));

        assertThat(warmup.entries()).hasValue(3);
        assertThat(List.of(warmup.entryOf(0), warmup.entryOf(1), warmup.entryOf(2), warmup.entryOf(3)))
                .containsExactly(0L, 1L, 2L, 0L);
        assertThat(warmup.conversation(2).id()).isEqualTo("entry 2");
        assertThat(warmup.idOf(2)).isEqualTo("entry 2");
    }

    /** Entries in order, over and over where their number is known. */
    private record Numbered(OptionalLong entries) implements Dataset {

        @Override
        public long entryOf(long index) {
            return entries.isPresent() ? index % entries.getAsLong() : index;
        }

        @Override
        public Conversation conversation(long entry) {
            return new Conversation("entry " + entry, List.of(Turn.of("say " + entry)));
        }
    }
}
