package dev.aiperf.engine;

import static dev.aiperf.engine.LoadFixture.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aiperf.plan.Ceiling;
import dev.aiperf.plan.Ramp;
import dev.aiperf.plan.RampShape;
import dev.aiperf.transport.Outcome;
import dev.aiperf.transport.Timeline;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClosedLoopLoadTest {

    private static final long UNLIMITED = SendingLimit.UNLIMITED;

    @Test
    void asManyRequestsAreInFlightAsThereAreUsersUntilTheLastOnes() {
        try (LoadFixture fixture = new LoadFixture(false, 100)) {
            ClosedLoopLoad load = start(fixture, 7, new SendingLimit(100, UNLIMITED, false));

            for (int ended = 0; ended < 100; ended++) {
                int expected = Math.min(7, 100 - ended);
                eventually(() -> fixture.transport.openNow() == expected);
                fixture.transport.endOldest();
            }

            eventually(load::hasEnded);
            assertThat(fixture.transport.sent()).isEqualTo(100);
            assertThat(fixture.transport.mostOpen()).isEqualTo(7);
            assertThat(fixture.sender.inFlight()).isZero();
        }
    }

    @Test
    void theIntendedTimeOfARequestIsWhenItsSlotBecameFree() {
        try (LoadFixture fixture = new LoadFixture(false, 3)) {
            start(fixture, 1, new SendingLimit(3, UNLIMITED, false));
            for (int i = 0; i < 3; i++) {
                eventually(() -> fixture.transport.openNow() == 1);
                fixture.clock.pass(1000);
                fixture.transport.endOldest();
            }

            eventually(() -> fixture.ended.size() == 3);
            assertThat(fixture.ended).extracting(Timeline::intendedNanos).containsExactly(0L, 1000L, 2000L);
        }
    }

    @Test
    void aRefillIsARequestThatIsNotTheFirstOfItsUserAlsoWhereUsersComeLater() {
        try (LoadFixture fixture = new LoadFixture(false, 6)) {
            Ramp ramp = new Ramp(Duration.ofSeconds(1), RampShape.LINEAR);
            start(fixture, new Ceiling(2, Optional.of(ramp)), Optional.empty(), new SendingLimit(6, UNLIMITED, false));
            eventually(() -> fixture.transport.openNow() == 2);
            for (int ended = 0; ended < 6; ended++) {
                int expected = Math.min(2, 6 - ended);
                eventually(() -> fixture.transport.openNow() == expected);
                fixture.transport.endOldest();
            }

            eventually(() -> fixture.ended.size() == 6);
            assertThat(fixture.ended)
                    .extracting(Timeline::isRefill)
                    .containsExactly(false, false, true, true, true, true);
        }
    }

    @Test
    void aRequestThatWaitedForAPrefillIsNoRefill() {
        try (LoadFixture fixture = new LoadFixture(false, 4)) {
            start(fixture, new Ceiling(2), Optional.of(new Ceiling(1)), new SendingLimit(4, UNLIMITED, false));
            for (int ended = 0; ended < 4; ended++) {
                eventually(() -> fixture.transport.openNow() == 1);
                fixture.clock.pass(1_000);
                fixture.transport.endOldest();
            }

            eventually(() -> fixture.ended.size() == 4);
            assertThat(fixture.ended).extracting(Timeline::isRefill).containsOnly(false);
        }
    }

    @Test
    void aUserWhomNoConnectionWasOpenedForComesBackAfterAPauseThatGrows() {
        try (LoadFixture fixture = new LoadFixture(false, 12)) {
            start(fixture, 1, new SendingLimit(12, UNLIMITED, false));
            for (int i = 0; i < 9; i++) {
                endNext(fixture, Outcome.CONNECT_FAILED);
            }
            endNext(fixture, Outcome.COMPLETED);
            endNext(fixture, Outcome.CONNECT_FAILED);
            endNext(fixture, Outcome.COMPLETED);

            eventually(() -> fixture.ended.size() == 12);
            assertThat(fixture.ended)
                    .extracting(timeline -> timeline.intendedNanos() / 1_000_000)
                    .as("all end at 0 by the clock of the test, and the slot is free once the pause is over")
                    .containsExactly(0L, 2L, 4L, 8L, 16L, 32L, 64L, 100L, 100L, 100L, 0L, 2L);
        }
    }

    @Test
    void whatTheTransportThrowsOnIsAFailedRequestAndTheUserComesBackAfterAPause() {
        try (LoadFixture fixture = new LoadFixture(false, 5)) {
            fixture.transport.throwOnSend();
            ClosedLoopLoad load = start(fixture, 1, new SendingLimit(5, UNLIMITED, false));
            eventually(() -> fixture.ended.size() == 5 && fixture.sender.inFlight() == 0);
            load.stop();

            assertThat(fixture.ended).hasSize(5);
            assertThat(fixture.ended.get(0).outcome()).isEqualTo(Outcome.CONNECT_FAILED);
            assertThat(fixture.ended.get(0).failure())
                    .isEqualTo("the transport failed: java.lang.IllegalStateException: out of order");
            assertThat(fixture.sender.failed()).isEqualTo(5);
            eventually(load::isSettled);
        }
    }

    private static void endNext(LoadFixture fixture, Outcome outcome) {
        eventually(() -> fixture.transport.openNow() == 1);
        fixture.transport.endOldest(outcome);
    }

    @Test
    void nothingIsSentAfterTheDeadline() {
        try (LoadFixture fixture = new LoadFixture(false, UNLIMITED)) {
            ClosedLoopLoad load = start(fixture, 2, new SendingLimit(UNLIMITED, 10_000, false));
            eventually(() -> fixture.transport.openNow() == 2);

            fixture.clock.pass(10_000);
            fixture.transport.endOldest();
            fixture.transport.endOldest();

            assertThat(fixture.transport.sent()).isEqualTo(2);
            assertThat(load.hasEnded()).isTrue();
        }
    }

    @Test
    void aRunThatNobodyBoundedGoesOnUntilBothLeastsAreReached() {
        try (LoadFixture fixture = new LoadFixture(false, UNLIMITED)) {
            ClosedLoopLoad load = start(fixture, 1, new SendingLimit(3, 10_000, true));
            for (int i = 0; i < 5; i++) {
                eventually(() -> fixture.transport.openNow() == 1);
                fixture.transport.endOldest();
            }
            eventually(() -> fixture.transport.openNow() == 1);
            assertThat(load.hasEnded()).as("3 were sent, but the time isn't up").isFalse();

            fixture.clock.pass(10_000);
            fixture.transport.endOldest();

            assertThat(load.hasEnded()).isTrue();
        }
    }

    @Test
    void requestsThatEndWhileTheyAreSentDoNotPileUpOnTheStack() {
        try (LoadFixture fixture = new LoadFixture(true, 200_000)) {
            ClosedLoopLoad load = start(fixture, 4, new SendingLimit(200_000, UNLIMITED, false));

            eventually(load::hasEnded);

            assertThat(fixture.transport.sent()).isEqualTo(200_000);
            assertThat(fixture.sender.failed()).isEqualTo(200_000);
        }
    }

    @Test
    void stoppingEndsItAtOnce() {
        try (LoadFixture fixture = new LoadFixture(false, UNLIMITED)) {
            ClosedLoopLoad load = start(fixture, 3, new SendingLimit(UNLIMITED, UNLIMITED, false));
            eventually(() -> fixture.transport.openNow() == 3);

            load.stop();
            fixture.transport.endOldest();

            assertThat(load.hasEnded()).isTrue();
            assertThat(fixture.transport.openNow()).isEqualTo(2);
        }
    }

    @Test
    void beyondThePrefillCeilingUsersWaitForAFirstContentAndAreCounted() {
        try (LoadFixture fixture = new LoadFixture(false, 100)) {
            ClosedLoopLoad load = start(
                    fixture, new Ceiling(6), Optional.of(new Ceiling(2)), new SendingLimit(100, UNLIMITED, false));
            eventually(() -> fixture.transport.openNow() == 2);
            for (int more = 3; more <= 6; more++) {
                fixture.clock.pass(1_000);
                fixture.transport.firstContentOfOldest();
                int expected = more;
                eventually(() -> fixture.transport.openNow() == expected);
                assertThat(fixture.transport.withoutContent()).isEqualTo(2);
            }

            assertThat(load.heldAtPrefill()).isEqualTo(4);
            fixture.transport.endOldest();
            assertThat(fixture.transport.openNow())
                    .as("its user waits for a prefill")
                    .isEqualTo(5);
            fixture.clock.pass(1_000);
            fixture.transport.firstContentOfOldest();

            eventually(() -> fixture.transport.openNow() == 6);
            assertThat(load.heldAtPrefill()).isEqualTo(5);
            assertThat(fixture.sender.lateness().percentileNanos(100)).isZero();
            load.stop();
        }
    }

    @Test
    void usersWhoComeByARampAreIntendedWhenTheyCome() {
        try (LoadFixture fixture = new LoadFixture(false, 100)) {
            Ramp ramp = new Ramp(Duration.ofSeconds(8), RampShape.EXPONENTIAL);
            ClosedLoopLoad load = start(
                    fixture,
                    new Ceiling(4, Optional.of(ramp)),
                    Optional.empty(),
                    new SendingLimit(100, UNLIMITED, false));

            eventually(() -> fixture.transport.openNow() == 4);
            load.stop();
            for (int i = 0; i < 4; i++) {
                fixture.transport.endOldest();
            }

            // By the factor 2 in each half of the ramp; three lies between.
            assertThat(fixture.ended)
                    .extracting(Timeline::intendedNanos)
                    .containsExactly(0L, 4_000_000_000L, 6_339_850_003L, 8_000_000_000L);
        }
    }

    private static ClosedLoopLoad start(LoadFixture fixture, int users, SendingLimit limit) {
        return start(fixture, new Ceiling(users), Optional.empty(), limit);
    }

    private static ClosedLoopLoad start(
            LoadFixture fixture, Ceiling users, Optional<Ceiling> prefill, SendingLimit limit) {
        ClosedLoopLoad load =
                new ClosedLoopLoad(users, prefill, fixture.sender, fixture.lookAhead, fixture.followUps, fixture.clock);
        fixture.lookAhead.start(load::onReady);
        load.start(0, limit);
        return load;
    }
}
