package dev.aiperf.plan.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiperf.plan.Ceiling;
import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.plan.Ramp;
import dev.aiperf.plan.RampShape;
import dev.aiperf.plan.TrafficPlan;
import dev.aiperf.plan.TrafficPlan.ClosedLoop;
import dev.aiperf.plan.TrafficPlan.OpenLoop;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Loads that grow, and the ceiling on requests without a first token. */
class RampsAndPrefillTest {

    @Test
    void aPrefillCeilingAloneHasFourTimesAsManyUsersAndStreams() {
        ProfilePlan plan = Profile.of("--prefill-concurrency", "4").plan();

        assertThat(load(plan))
                .isEqualTo(new ClosedLoop(new Ceiling(16), Optional.of(new Ceiling(4)), Optional.empty()));
        assertThat(plan.endpoint().streaming()).isTrue();
        assertThat(plan.notes())
                .contains(
                        "The concurrency is 16, four times --prefill-concurrency; --concurrency sets another.",
                        "Streaming is turned on: --prefill-concurrency 4 (on the command line) needs answers that come as a"
                                + " stream.");
    }

    @Test
    void aPrefillCeilingBesideARateLeavesTheConcurrencyOpen() {
        OpenLoop load = (OpenLoop) load(
                Profile.of("--prefill-concurrency", "4", "--request-rate", "9").plan());

        assertThat(load.prefill()).contains(new Ceiling(4));
        assertThat(load.maxConcurrency()).isEmpty();
    }

    @Test
    void whatIsRampedGrowsOverItsTimeInTheShapeAskedFor() {
        Ramp half = new Ramp(Duration.ofSeconds(30), RampShape.LINEAR);
        ClosedLoop closed = (ClosedLoop) load(Profile.of(
                        "--concurrency", "20",
                        "--concurrency-ramp-duration", "30",
                        "--prefill-concurrency", "5",
                        "--prefill-concurrency-ramp-duration", "1m")
                .plan());
        OpenLoop open = (OpenLoop) load(Profile.of(
                        "--request-rate", "20",
                        "--request-rate-ramp-duration", "30s",
                        "--max-concurrency", "7",
                        "--concurrency-ramp-duration", "30",
                        "--ramp-shape", "exponential")
                .plan());

        assertThat(closed.users()).isEqualTo(new Ceiling(20, Optional.of(half)));
        assertThat(closed.prefill())
                .contains(new Ceiling(5, Optional.of(new Ramp(Duration.ofMinutes(1), RampShape.LINEAR))));
        assertThat(open.rate().ramp()).contains(new Ramp(Duration.ofSeconds(30), RampShape.EXPONENTIAL));
        assertThat(open.ceiling())
                .contains(new Ceiling(7, Optional.of(new Ramp(Duration.ofSeconds(30), RampShape.EXPONENTIAL))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--request-rate-ramp-duration 5|--request-rate-ramp-duration 5|needs --request-rate, which it leads to",
                "--request-rate 5 --concurrency-ramp-duration 5|--concurrency-ramp-duration 5|needs --concurrency, which it"
                        + " leads to",
                "--prefill-concurrency-ramp-duration 5|--prefill-concurrency-ramp-duration 5|needs --prefill-concurrency,"
                        + " which it leads to",
                "--ramp-shape exponential|--ramp-shape exponential|needs a ramp to shape; add --concurrency-ramp-duration or"
                        + " another",
                "--ramp-shape square|--ramp-shape square|must be linear or exponential",
                "--concurrency-ramp-duration 0|--concurrency-ramp-duration 0|must be a duration above 0, such as 500ms, 10s"
                        + " or 5m; a bare number means seconds",
                "--prefill-concurrency 4 --concurrency 3|--prefill-concurrency 4|must be no more than the concurrency, which"
                        + " is 3",
                "--prefill-concurrency 4 --request-rate 5 --max-concurrency 3|--prefill-concurrency 4|must be no more than"
                        + " the concurrency, which is 3",
                "--prefill-concurrency 4 --endpoint-type huggingface_generate|--prefill-concurrency 4|needs answers that come"
                        + " as a stream; add --streaming",
                "--prefill-concurrency 4 --no-streaming|--prefill-concurrency 4|needs answers that come as a stream; add"
                        + " --streaming"
            })
    void whatDoesntFitIsRefused(String options, String culprit, String message) {
        assertThat(Profile.of(options.split(" ")).problems()).contains(culprit + " (on the command line) " + message);
    }

    private static TrafficPlan load(ProfilePlan plan) {
        return plan.cells().get(0).traffic();
    }
}
