package dev.aiperf.engine;

import static dev.aiperf.engine.LoadFixture.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aiperf.plan.Ceiling;
import dev.aiperf.plan.Ramp;
import dev.aiperf.plan.RampShape;
import dev.aiperf.plan.Seed;
import dev.aiperf.traffic.ArrivalProcess;
import dev.aiperf.transport.Outcome;
import dev.aiperf.transport.Timeline;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class OpenLoopLoadTest {

    private static final long UNLIMITED = SendingLimit.UNLIMITED;

    @Test
    void everyArrivalOfTheScheduleIsSentAtItsIntendedTime() {
        try (LoadFixture fixture = new LoadFixture(true, 5_000)) {
            ArrivalProcess poisson = ArrivalProcess.poisson(1000, new Seed(1));
            OpenLoopLoad load = start(fixture, poisson, OptionalInt.empty(), new SendingLimit(5_000, UNLIMITED, false));

            eventually(load::hasEnded);

            assertThat(fixture.ended)
                    .extracting(Timeline::intendedNanos)
                    .containsExactlyElementsOf(LongStream.range(0, 5_000)
                            .map(poisson::intendedNanos)
                            .boxed()
                            .toList());
            assertThat(fixture.ended).allMatch(t -> t.startNanos() == t.intendedNanos());
        }
    }

    @Test
    void anArrivalThatIsLateIsSentLateAndKeepsItsIntendedTime() {
        try (LoadFixture fixture = new LoadFixture(true, 100)) {
            ArrivalProcess constant = ArrivalProcess.constant(1000);
            fixture.clock.pass(50_500_000);
            OpenLoopLoad load = start(fixture, constant, OptionalInt.empty(), new SendingLimit(100, UNLIMITED, false));

            eventually(load::hasEnded);

            assertThat(fixture.ended).hasSize(100);
            Timeline first = fixture.ended.get(0);
            assertThat(first.startNanos() - first.intendedNanos()).isEqualTo(50_500_000);
            Timeline afterwards = fixture.ended.get(51);
            assertThat(afterwards.startNanos()).as("the schedule is not moved").isEqualTo(afterwards.intendedNanos());
        }
    }

    @Test
    void whatIsDueIsSentForASecondAfterTheEndOfTheTimeAndNoLonger() {
        try (LoadFixture fixture = new LoadFixture(true, UNLIMITED)) {
            ArrivalProcess constant = ArrivalProcess.constant(1000);
            SendingLimit twoSeconds = new SendingLimit(UNLIMITED, 2_000_000_000L, false);
            fixture.clock.pass(2_999_000_000L);
            OpenLoopLoad late = start(fixture, constant, OptionalInt.empty(), twoSeconds);

            eventually(late::hasEnded);

            assertThat(fixture.ended).hasSize(2_000);
            assertThat(late.pacing().orElseThrow().unsentNanos()).isZero();
        }
        try (LoadFixture fixture = new LoadFixture(true, UNLIMITED)) {
            ArrivalProcess constant = ArrivalProcess.constant(1000);
            SendingLimit twoSeconds = new SendingLimit(UNLIMITED, 2_000_000_000L, false);
            fixture.clock.pass(3_001_000_000L);
            OpenLoopLoad tooLate = start(fixture, constant, OptionalInt.empty(), twoSeconds);

            eventually(tooLate::hasEnded);

            assertThat(fixture.ended).isEmpty();
            assertThat(tooLate.pacing().orElseThrow().unsentNanos())
                    .isEqualTo(2_000_000_000L - constant.intendedNanos(0));
        }
    }

    @Test
    void aboveTheCeilingArrivalsWaitInOrderAreCountedAndKeepTheirIntendedTime() {
        try (LoadFixture fixture = new LoadFixture(false, 10)) {
            ArrivalProcess constant = ArrivalProcess.constant(1000);
            OpenLoopLoad load = start(fixture, constant, OptionalInt.of(2), new SendingLimit(10, UNLIMITED, false));
            eventually(() -> load.leftAtCeiling() == 8);
            assertThat(load.heldAtCeiling()).isEqualTo(8);
            assertThat(fixture.transport.openNow()).isEqualTo(2);

            for (int i = 0; i < 10; i++) {
                fixture.transport.endOldest();
            }

            eventually(load::hasEnded);
            assertThat(fixture.transport.mostOpen()).isEqualTo(2);
            assertThat(fixture.ended)
                    .extracting(Timeline::intendedNanos)
                    .containsExactlyElementsOf(LongStream.range(0, 10)
                            .map(constant::intendedNanos)
                            .boxed()
                            .toList());
        }
    }

    @Test
    void whatTheTransportThrowsOnIsAFailedRequestAndLeavesItsPlace() {
        try (LoadFixture fixture = new LoadFixture(false, 10)) {
            fixture.transport.throwOnSend();
            OpenLoopLoad load = start(
                    fixture, ArrivalProcess.constant(1000), OptionalInt.of(2), new SendingLimit(10, UNLIMITED, false));

            eventually(load::hasEnded);
            load.stop();

            eventually(load::isSettled);
            assertThat(fixture.ended).hasSize(10).allMatch(t -> t.outcome() == Outcome.CONNECT_FAILED);
            assertThat(fixture.sender.failed()).isEqualTo(10);
            assertThat(fixture.sender.inFlight()).isZero();
        }
    }

    @Test
    void theWaitAtTheCeilingIsNoLatenessOfTheClients() {
        try (LoadFixture fixture = new LoadFixture(false, 10)) {
            ArrivalProcess constant = ArrivalProcess.constant(1000);
            OpenLoopLoad load = start(fixture, constant, OptionalInt.of(2), new SendingLimit(10, UNLIMITED, false));
            eventually(() -> load.leftAtCeiling() == 8);

            for (int i = 0; i < 10; i++) {
                fixture.clock.pass(5_000_000_000L);
                fixture.transport.endOldest();
            }

            Timeline last = fixture.ended.get(9);
            assertThat(last.startNanos() - last.intendedNanos()).isGreaterThan(39_000_000_000L);
            assertThat(fixture.sender.lateness().percentileNanos(100)).isZero();
        }
    }

    @Test
    void aRequestThatCannotBeMadeLeavesItsPlaceFreeNoLongerThanItWas() {
        TurnShaper shaper = (turn, phase, index) -> {
            if (index == 1) {
                throw new IllegalStateException("no words for it");
            }
            return turn;
        };
        try (LoadFixture fixture = new LoadFixture(false, 3, shaper)) {
            OpenLoopLoad load = start(
                    fixture, ArrivalProcess.constant(1000), OptionalInt.of(1), new SendingLimit(3, UNLIMITED, false));
            eventually(() -> load.leftAtCeiling() == 2);
            fixture.clock.pass(5_000_000_000L);

            fixture.transport.endOldest();

            assertThat(fixture.transport.sent()).isEqualTo(2);
            fixture.transport.endOldest();
            assertThat(fixture.sender.lateness().percentileNanos(100)).isZero();
        }
    }

    @Test
    void anArrivalThatFindsAPlaceIsLateFromItsIntendedTime() {
        try (LoadFixture fixture = new LoadFixture(true, 100)) {
            fixture.clock.pass(50_000_000);
            OpenLoopLoad load = start(
                    fixture, ArrivalProcess.constant(1000), OptionalInt.of(5), new SendingLimit(100, UNLIMITED, false));

            eventually(load::hasEnded);

            assertThat(fixture.sender.lateness().percentileNanos(100)).isBetween(49_900_000L, 50_100_000L);
        }
    }

    @Test
    void whatStillWaitsAtTheCeilingAfterTheDeadlineIsLeftAndCounted() {
        try (LoadFixture fixture = new LoadFixture(false, UNLIMITED)) {
            OpenLoopLoad load = start(
                    fixture,
                    ArrivalProcess.constant(1000),
                    OptionalInt.of(1),
                    new SendingLimit(UNLIMITED, 10_000_000, false));
            eventually(() -> load.leftAtCeiling() == 9);
            fixture.clock.pass(10_000_000);

            fixture.transport.endOldest();

            // The pacer notices the deadline by itself.
            eventually(load::hasEnded);
            assertThat(fixture.transport.sent()).isEqualTo(1);
            assertThat(load.leftAtCeiling()).isEqualTo(9);
        }
    }

    @Test
    void beyondThePrefillCeilingArrivalsWaitForAFirstContentAndAreCounted() {
        try (LoadFixture fixture = new LoadFixture(false, 6)) {
            ArrivalProcess constant = ArrivalProcess.constant(1000);
            OpenLoopLoad load = start(
                    fixture,
                    constant,
                    Optional.empty(),
                    Optional.of(new Ceiling(2)),
                    new SendingLimit(6, UNLIMITED, false));
            eventually(() -> load.leftAtCeiling() == 4);
            assertThat(load.heldAtPrefill()).isEqualTo(4);
            assertThat(load.heldAtCeiling()).isZero();
            assertThat(fixture.transport.openNow()).isEqualTo(2);
            fixture.clock.pass(5_000_000_000L);

            fixture.transport.firstContentOfOldest();
            assertThat(fixture.transport.openNow())
                    .as("one more, beside those that go on")
                    .isEqualTo(3);
            assertThat(fixture.transport.withoutContent()).isEqualTo(2);

            fixture.transport.endOldest();
            assertThat(fixture.transport.sent())
                    .as("its prefill was over before")
                    .isEqualTo(3);
            fixture.transport.endOldest();
            assertThat(fixture.transport.sent())
                    .as("one that ends without content is over, too")
                    .isEqualTo(4);
            while (!load.hasEnded()) {
                fixture.transport.endOldest();
            }
            fixture.transport.endOldest();
            fixture.transport.endOldest();

            assertThat(fixture.ended)
                    .extracting(Timeline::intendedNanos)
                    .containsExactlyElementsOf(LongStream.range(0, 6)
                            .map(constant::intendedNanos)
                            .boxed()
                            .toList());
            assertThat(fixture.sender.lateness().percentileNanos(100))
                    .as("the wait is the server's doing")
                    .isZero();
        }
    }

    @Test
    void bothCeilingsHoldTogether() {
        try (LoadFixture fixture = new LoadFixture(false, 20)) {
            OpenLoopLoad load = start(
                    fixture,
                    ArrivalProcess.constant(1000),
                    Optional.of(new Ceiling(3)),
                    Optional.of(new Ceiling(2)),
                    new SendingLimit(20, UNLIMITED, false));
            eventually(() -> load.leftAtCeiling() == 18);

            fixture.transport.firstContentOfOldest();
            assertThat(fixture.transport.openNow()).isEqualTo(3);
            fixture.transport.firstContentOfOldest();
            assertThat(fixture.transport.openNow())
                    .as("no more than three in flight")
                    .isEqualTo(3);
            fixture.transport.endOldest();

            assertThat(fixture.transport.openNow()).isEqualTo(3);
            assertThat(fixture.transport.withoutContent()).isEqualTo(2);
            load.stop();
        }
    }

    @Test
    void aCeilingThatIsRampedLetsOneMoreInAtEachStep() {
        try (LoadFixture fixture = new LoadFixture(false, 10)) {
            Ramp ramp = new Ramp(Duration.ofHours(1), RampShape.LINEAR);
            OpenLoopLoad load = start(
                    fixture,
                    ArrivalProcess.constant(1e9),
                    Optional.of(new Ceiling(5, Optional.of(ramp))),
                    Optional.empty(),
                    new SendingLimit(10, UNLIMITED, false));

            // The clock of the test goes to where it is waited for: through the ramp, step by step.
            eventually(() -> fixture.transport.openNow() == 5);

            assertThat(fixture.clock.nanoTime()).isEqualTo(minutes(60));
            eventually(() -> load.leftAtCeiling() == 5);
            List<Long> starts = fixture.transport.startsInNanos();
            for (int number = 0; number < 5; number++) {
                assertThat(starts.get(number)).isGreaterThanOrEqualTo(minutes(15 * number));
            }
            load.stop();
        }
    }

    private static long minutes(int count) {
        return Duration.ofMinutes(count).toNanos();
    }

    private static OpenLoopLoad start(
            LoadFixture fixture, ArrivalProcess arrivals, OptionalInt ceiling, SendingLimit limit) {
        Optional<Ceiling> places =
                ceiling.isPresent() ? Optional.of(new Ceiling(ceiling.getAsInt())) : Optional.empty();
        return start(fixture, arrivals, places, Optional.empty(), limit);
    }

    private static OpenLoopLoad start(
            LoadFixture fixture,
            ArrivalProcess arrivals,
            Optional<Ceiling> ceiling,
            Optional<Ceiling> prefill,
            SendingLimit limit) {
        OpenLoopLoad load = new OpenLoopLoad(
                arrivals, ceiling, prefill, fixture.sender, fixture.lookAhead, fixture.followUps, fixture.clock);
        fixture.lookAhead.start(() -> {});
        load.start(0, limit);
        return load;
    }
}
