package dev.aiperf.engine;

import static dev.aiperf.engine.LoadFixture.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aiperf.plan.Seed;
import dev.aiperf.traffic.ArrivalProcess;
import dev.aiperf.transport.Outcome;
import dev.aiperf.transport.Timeline;
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

            assertThat(load.hasEnded()).isTrue();
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

    private static OpenLoopLoad start(
            LoadFixture fixture, ArrivalProcess arrivals, OptionalInt ceiling, SendingLimit limit) {
        OpenLoopLoad load = new OpenLoopLoad(arrivals, ceiling, fixture.sender, fixture.lookAhead, fixture.clock);
        fixture.lookAhead.start(() -> {});
        load.start(0, limit);
        return load;
    }
}
