package dev.aiperf.simulator.truth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiperf.simulator.RequestTruth;
import org.junit.jupiter.api.Test;

class TruthLogTest {

    private static TruthEntry add(TruthLog log, String id, int events) {
        TruthEntry entry = new TruthEntry(id, 1, 2);
        log.add(entry);
        log.expect(entry, events);
        return entry;
    }

    @Test
    void theOldestRequestsAreDroppedBeyondTheLimit() {
        TruthLog log = new TruthLog(2, 1_000);
        for (String id : new String[] {"a", "b", "c"}) {
            add(log, id, 1);
        }

        assertThat(log.all()).extracting(RequestTruth::requestId).containsExactly("b", "c");
        assertThat(log.find("a")).isEmpty();
        assertThat(log.find("c")).isPresent();
    }

    @Test
    void longAnswersAreDroppedSoonerButNeverTheLatest() {
        TruthLog log = new TruthLog(100, 1_000);
        add(log, "a", 400);
        add(log, "b", 400);
        add(log, "c", 400);
        assertThat(log.all()).extracting(RequestTruth::requestId).containsExactly("b", "c");

        add(log, "d", 5_000);
        assertThat(log.all()).extracting(RequestTruth::requestId).containsExactly("d");
    }

    @Test
    void anIdUsedAgainFindsTheLatestWhileBothAreKept() {
        TruthLog log = new TruthLog(2, 1_000);
        add(log, "a", 1).end(5, "first");
        add(log, "a", 1).end(6, "second");

        assertThat(log.all()).hasSize(2);
        assertThat(log.find("a").orElseThrow().outcome()).isEqualTo("second");

        add(log, "b", 1);
        assertThat(log.find("a").orElseThrow().outcome())
                .as("when the first is dropped")
                .isEqualTo("second");
    }

    @Test
    void aRequestUnderWayIsToldAsFarAsItIs() {
        TruthLog log = new TruthLog(2, 1_000);
        TruthEntry entry = add(log, "a", 2);
        entry.event(10, false, 0);
        for (int i = 0; i < 20; i++) {
            entry.tokenMade(i < 3);
            entry.event(11 + i, true, 1);
        }

        RequestTruth truth = log.find("a").orElseThrow();
        assertThat(truth.outcome()).isEqualTo(RequestTruth.RUNNING);
        assertThat(truth.completionTokens()).isEqualTo(20);
        assertThat(truth.reasoningTokens()).isEqualTo(3);
        assertThat(truth.events()).hasSize(21);
        assertThat(truth.contentNanos()).hasSize(20).startsWith(11).endsWith(30);
    }

    @Test
    void onlyTheFirstEndCounts() {
        TruthLog log = new TruthLog(2, 1_000);
        TruthEntry entry = add(log, "a", 2);
        entry.end(5, RequestTruth.COMPLETED);
        entry.end(6, RequestTruth.CANCELLED);

        assertThat(log.find("a").orElseThrow().outcome()).isEqualTo(RequestTruth.COMPLETED);
        assertThat(log.find("a").orElseThrow().endNanos()).isEqualTo(5);
    }
}
