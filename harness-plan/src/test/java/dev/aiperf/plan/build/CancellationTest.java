package dev.aiperf.plan.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiperf.plan.CancellationPlan;
import dev.aiperf.plan.ProfilePlan;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests that are dropped on purpose. */
class CancellationTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--request-cancellation-rate 20|20|0",
                "--request-cancellation-rate 2.5% --request-cancellation-delay 1.5|2.5|1500",
                "--request-cancellation-rate 100 --request-cancellation-delay 200ms|100|200"
            })
    void theMeasurementsRequestsAreDroppedAndNotTheWarmups(String options, double percent, long delayMillis) {
        ProfilePlan plan =
                Profile.of((options + " --warmup-request-count 5").split(" ")).plan();

        assertThat(plan.cells().get(0).measurement().cancellation())
                .contains(new CancellationPlan(percent, Duration.ofMillis(delayMillis)));
        assertThat(plan.warmup().orElseThrow().cancellation()).isEmpty();
    }

    @Test
    void noneIsDroppedUnlessAskedFor() {
        ProfilePlan plan = Profile.of("--request-cancellation-rate", "0").plan();

        assertThat(plan.cells().get(0).measurement().cancellation()).isEqualTo(Optional.empty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--request-cancellation-rate 101|--request-cancellation-rate 101|must be a percentage from 0 to 100, such as"
                        + " 20 or 2.5",
                "--request-cancellation-rate=-1|--request-cancellation-rate -1|must be a percentage from 0 to 100, such as 20"
                        + " or 2.5",
                "--request-cancellation-delay 1|--request-cancellation-delay 1|delays cancellations, and no request is"
                        + " cancelled; add --request-cancellation-rate"
            })
    void whatDoesntFitIsRefused(String options, String culprit, String message) {
        assertThat(Profile.of(options.split("[ =]")).problems())
                .contains(culprit + " (on the command line) " + message);
    }
}
