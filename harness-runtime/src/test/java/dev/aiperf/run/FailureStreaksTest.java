package dev.aiperf.run;

import static dev.aiperf.transport.PhaseKind.MEASUREMENT;
import static dev.aiperf.transport.PhaseKind.WARMUP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aiperf.record.RequestError;
import dev.aiperf.transport.PhaseKind;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FailureStreaksTest {

    private static final RequestError REFUSED = new RequestError(0, "ConnectFailed", "connection refused");
    private static final RequestError TOO_MANY = new RequestError(429, "HttpError", "slow down");

    private final FailureStreaks streaks = new FailureStreaks();

    @Test
    void tenFailuresAndNothingElseAreHopeless() {
        fail(MEASUREMENT, TOO_MANY, 9, 0, 0);
        assertThat(streaks.isHopeless(MEASUREMENT)).isFalse();

        fail(MEASUREMENT, TOO_MANY, 1, 0, 0);
        assertThat(streaks.isHopeless(MEASUREMENT)).isTrue();
    }

    @Test
    void eachPhaseIsJudgedByItsOwnRequests() {
        fail(WARMUP, REFUSED, 10, 0, 0);

        assertThat(streaks.isHopeless(WARMUP)).isTrue();
        assertThat(streaks.isHopeless(MEASUREMENT)).isFalse();
    }

    @Test
    void aServerThatWorkedAndCanNotBeReachedForSecondsIsGone() {
        succeed(0);

        fail(MEASUREMENT, REFUSED, 10_000, 0, 2.9);
        assertThat(streaks.isHopeless(MEASUREMENT)).as("for less than 3 s").isFalse();
        fail(MEASUREMENT, REFUSED, 1, 3.1, 3.1);
        assertThat(streaks.isHopeless(MEASUREMENT)).isTrue();
    }

    @Test
    void aFewFailuresFarApartAreNoServerThatIsGone() {
        succeed(0);

        fail(MEASUREMENT, REFUSED, 9, 0, 60);

        assertThat(streaks.isHopeless(MEASUREMENT)).isFalse();
    }

    @Test
    void aServerThatRefusesAMinuteOfRequestsByStatusIsAlive() {
        succeed(0);
        fail(MEASUREMENT, TOO_MANY, 100_000, 0, 60);
        assertThat(streaks.isHopeless(MEASUREMENT)).isFalse();

        fail(MEASUREMENT, TOO_MANY, 1, 91, 91);
        assertThat(streaks.isHopeless(MEASUREMENT))
                .as("for longer than any burst")
                .isTrue();
    }

    @Test
    void anAnswerOfAnyKindIsASignOfLifeAndAValidOneBeginsAnew() {
        succeed(0);
        for (int second = 0; second < 60; second += 2) {
            fail(MEASUREMENT, REFUSED, 100, second, second + 1.9);
            fail(MEASUREMENT, TOO_MANY, 1, second + 2, second + 2);
        }
        assertThat(streaks.isHopeless(MEASUREMENT)).as("answered each 2 s").isFalse();

        succeed(62);
        fail(MEASUREMENT, TOO_MANY, 100_000, 62, 120);
        assertThat(streaks.isHopeless(MEASUREMENT)).as("58 s after a valid one").isFalse();
    }

    private void succeed(double seconds) {
        streaks.onAnswer(MEASUREMENT, Optional.empty(), Math.round(seconds * 1e9));
    }

    private void fail(PhaseKind phase, RequestError error, int times, double fromSeconds, double toSeconds) {
        for (int i = 0; i < times; i++) {
            double seconds = fromSeconds + (toSeconds - fromSeconds) * i / Math.max(1, times - 1);
            streaks.onAnswer(phase, Optional.of(error), Math.round(seconds * 1e9));
        }
    }
}
