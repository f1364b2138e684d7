package dev.aiperf.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiperf.engine.LoadCounters;
import dev.aiperf.engine.NanoClock;
import dev.aiperf.plan.PhasePlan;
import dev.aiperf.plan.StopCondition;
import dev.aiperf.transport.PhaseKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class PhaseProgressTest {

    private long nanos = 5_000_000_000L;
    private volatile long ended;
    private volatile boolean draining;
    private final List<ProgressSnapshot> told = new CopyOnWriteArrayList<>();

    @Test
    void whatTheLoadCountsIsHandedOn() {
        PhaseProgress progress = progress(new StopCondition.WholeDataset());

        ProgressSnapshot snapshot = after(progress, 2.5, 30);

        assertThat(snapshot.phase()).isEqualTo(PhaseKind.MEASUREMENT);
        assertThat(snapshot.note()).isEqualTo("concurrency_4");
        assertThat(snapshot.sent()).isEqualTo(34);
        assertThat(snapshot.completed()).isEqualTo(30);
        assertThat(snapshot.failed()).isEqualTo(1);
        assertThat(snapshot.inFlight()).isEqualTo(4);
        assertThat(snapshot.elapsed()).hasMillis(2_500);
    }

    @Test
    void whereNothingIsKnownOfTheEndNothingIsSaidOfIt() {
        ProgressSnapshot snapshot = after(progress(new StopCondition.WholeDataset()), 1, 30);

        assertThat(snapshot.fraction()).isEmpty();
        assertThat(snapshot.remaining()).isEmpty();
    }

    @Test
    void ofTwoLimitsTheNearerOneTellsHowMuchIsDone() {
        PhaseProgress progress =
                progress(new StopCondition.FirstOf(OptionalLong.of(100), Optional.of(Duration.ofSeconds(20))));

        assertThat(after(progress, 5, 10).fraction()).hasValue(0.25);
        ProgressSnapshot later = after(progress, 5, 90);
        assertThat(later.fraction()).hasValue(0.9);
        assertThat(later.remaining().orElseThrow()).hasMillis(1_111);
    }

    @Test
    void ofTwoLeastsTheFartherOneTellsHowMuchIsDone() {
        PhaseProgress progress = progress(new StopCondition.AtLeast(Duration.ofSeconds(20), 40));

        assertThat(after(progress, 5, 30).fraction()).hasValue(0.25);
        ProgressSnapshot later = after(progress, 15, 30);
        assertThat(later.fraction()).hasValue(0.75);
        assertThat(later.remaining().orElseThrow()).hasMillis(6_667);
    }

    @Test
    void aPhaseThatGoesOnPastItsLimitIsDoneAndNoMore() {
        PhaseProgress progress =
                progress(new StopCondition.FirstOf(OptionalLong.empty(), Optional.of(Duration.ofSeconds(2))));

        ProgressSnapshot snapshot = after(progress, 3, 10);

        assertThat(snapshot.fraction()).hasValue(1);
        assertThat(snapshot.remaining()).contains(Duration.ZERO);
    }

    @Test
    void whileNothingIsDoneTheTimeLeftIsUnknown() {
        PhaseProgress progress = progress(new StopCondition.FirstOf(OptionalLong.of(100), Optional.empty()));

        assertThat(after(progress, 1, 0).remaining()).isEmpty();
    }

    @Test
    void theRateIsThatOfTheLastTwelveLooksAndNotOfTheWholePhase() {
        PhaseProgress progress = progress(new StopCondition.WholeDataset());
        for (int look = 1; look <= 20; look++) {
            after(progress, 0.25, look);
        }
        assertThat(after(progress, 0.25, 21).requestsPerSecond()).isEqualTo(4);

        for (int look = 1; look <= 11; look++) {
            after(progress, 0.25, 21 + 10 * look);
        }
        assertThat(after(progress, 0.25, 21 + 120).requestsPerSecond()).isEqualTo(40);
    }

    @Test
    void oneLookAloneHasNoRate() {
        assertThat(after(progress(new StopCondition.WholeDataset()), 1, 30).requestsPerSecond())
                .isZero();
    }

    @Test
    void theLastNewsAreOfTheEnd() {
        PhaseProgress progress = progress(new StopCondition.FirstOf(OptionalLong.of(100), Optional.empty()))
                .start();

        ended = 100;
        progress.close();

        assertThat(told).last().satisfies(snapshot -> {
            assertThat(snapshot.completed()).isEqualTo(100);
            assertThat(snapshot.fraction()).hasValue(1);
        });
    }

    @Test
    void onceNothingMoreIsSentTheAnswersToComeAreNamed() {
        PhaseProgress progress = progress(new StopCondition.WholeDataset());
        assertThat(after(progress, 1, 30).waitingFor()).isEmpty();

        draining = true;

        assertThat(after(progress, 1, 30).waitingFor()).isEqualTo("4 answers");
    }

    private PhaseProgress progress(StopCondition stop) {
        return new PhaseProgress(
                PhaseKind.MEASUREMENT,
                new PhasePlan(stop, Optional.empty()),
                "concurrency_4",
                () -> new LoadCounters(ended + 4, ended, 1, 4, draining),
                new SetClock(),
                new Listener());
    }

    private ProgressSnapshot after(PhaseProgress progress, double seconds, long endedSoFar) {
        nanos += Math.round(seconds * 1e9);
        ended = endedSoFar;
        return progress.snapshot();
    }

    private final class SetClock implements NanoClock {
        @Override
        public long nanoTime() {
            return nanos;
        }

        @Override
        public void waitUntil(long until) {
            throw new AssertionError("nobody waits here");
        }
    }

    private final class Listener implements RunObserver {
        @Override
        public void say(String sentence) {}

        @Override
        public void progress(ProgressSnapshot snapshot) {
            told.add(snapshot);
        }
    }
}
