package dev.aiperf.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiperf.engine.PhaseResult;
import dev.aiperf.engine.Sending;
import dev.aiperf.metrics.PhaseSummary;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class LoadNotesTest {

    private static final long SECOND = 1_000_000_000L;

    @Test
    void aRunThatWentWellNeedsNoNotes() {
        assertThat(notes(12, false, 12.5, summary(40, 0))).isEmpty();
    }

    @Test
    void ratesThatLeaveOutTheTimeWithoutAValidAnswerSaySo() {
        assertThat(notes(12, false, 3.3, summary(44, 200)))
                .containsExactly("No valid answer in the last 8.7 s of sending: rates cover 3.3 s only of 12.0 s.");
    }

    @Test
    void aSilenceThatIsShortOrWithoutAFailureIsNone() {
        assertThat(notes(12, false, 10, summary(44, 200))).as("17 %").isEmpty();
        assertThat(notes(2, false, 1.1, summary(44, 200))).as("0.9 s").isEmpty();
        assertThat(notes(12, false, 3.3, summary(44, 0))).as("slow answers").isEmpty();
    }

    @Test
    void aLoadThatWasGivenUpIsToldApartByWhetherAnythingWasValid() {
        assertThat(notes(6, true, 3, summary(44, 200)))
                .containsExactly(
                        "Ended early: in the end nothing but failures came.",
                        "No valid answer in the last 3.0 s of sending: rates cover 3.0 s only of 6.0 s.");
        assertThat(LoadNotes.of(phase(1, true), summary(0, 10), OptionalLong.empty(), Optional.empty(), false))
                .containsExactly("Ended early: the first 10 requests all failed.");
    }

    @Test
    void aWarmUpThatFailedIsTold() {
        assertThat(LoadNotes.of(
                        phase(1, false), summary(40, 0), OptionalLong.of(SECOND), Optional.of(summary(1, 9)), false))
                .containsExactly(
                        "9 of 10 requests of the warm-up failed: what was measured is not of a server that is warm.");
        assertThat(LoadNotes.of(
                        phase(1, false), summary(40, 0), OptionalLong.of(SECOND), Optional.of(summary(2, 8)), false))
                .isEmpty();
    }

    @Test
    void aFailedDiskIsToldInsteadOfFailuresOfTheServer() {
        assertThat(LoadNotes.of(phase(1, true), summary(40, 0), OptionalLong.of(SECOND), Optional.empty(), true))
                .containsExactly("Ended early, as the disk failed: these are the requests that could be written.");
        assertThat(LoadNotes.of(phase(1, false), summary(40, 0), OptionalLong.of(SECOND), Optional.empty(), true))
                .containsExactly("The disk failed: these are the requests that could be written.");
    }

    private static List<String> notes(double seconds, boolean hopeless, double lastValidSeconds, PhaseSummary summary) {
        return LoadNotes.of(
                phase(seconds, hopeless),
                summary,
                OptionalLong.of(Math.round(lastValidSeconds * SECOND)),
                Optional.empty(),
                false);
    }

    private static PhaseResult phase(double seconds, boolean hopeless) {
        long end = Math.round(seconds * SECOND);
        return new PhaseResult(
                0, end, end, new Sending(100, 0, 0, 0, 0, 0, 0, Optional.empty()), 0, 0, hopeless, false);
    }

    private static PhaseSummary summary(long valid, long failed) {
        return new PhaseSummary(Map.of(), List.of(), valid, failed, 0, 0, List.of());
    }
}
