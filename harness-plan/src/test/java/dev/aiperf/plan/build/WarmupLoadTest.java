package dev.aiperf.plan.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiperf.plan.ArrivalPattern;
import dev.aiperf.plan.ArrivalPlan;
import dev.aiperf.plan.Ceiling;
import dev.aiperf.plan.Cell;
import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.plan.Ramp;
import dev.aiperf.plan.RampShape;
import dev.aiperf.plan.RateProfile;
import dev.aiperf.plan.TrafficPlan;
import dev.aiperf.plan.TrafficPlan.ClosedLoop;
import dev.aiperf.plan.TrafficPlan.OpenLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A warm-up is loaded as the measurement is, but for what is said of it. */
class WarmupLoadTest {

    @Test
    void aWarmupOfWhichNothingIsSaidHasTheLoadOfTheMeasurement() {
        for (String load : List.of(
                "--concurrency 8 --concurrency-ramp-duration 5",
                "--request-rate 9 --arrival-smoothness 3 --request-rate-ramp-duration 5 --prefill-concurrency 2")) {
            Cell cell = plan(load).cells().get(0);

            assertThat(cell.warmup()).isEqualTo(cell.traffic());
        }
    }

    @Test
    void eachCellOfASweepIsWarmedUpWithWhatIsSaidOrItsOwn() {
        assertThat(plan("--concurrency 1,8").cells())
                .extracting(Cell::warmup)
                .containsExactly(new ClosedLoop(1), new ClosedLoop(8));
        assertThat(plan("--concurrency 1,8 --warmup-concurrency 4").cells())
                .extracting(Cell::warmup)
                .containsExactly(new ClosedLoop(4), new ClosedLoop(4));
    }

    @Test
    void aRateOfTheWarmupIsAnOpenLoopBelowTheConcurrency() {
        assertThat(warmup("--concurrency 8 --warmup-request-rate 5"))
                .isEqualTo(new OpenLoop(5, ArrivalPattern.POISSON, OptionalInt.of(8)));
        assertThat(warmup("--concurrency 8 --warmup-request-rate 5 --warmup-arrival-pattern constant"))
                .isEqualTo(new OpenLoop(5, ArrivalPattern.CONSTANT, OptionalInt.of(8)));
    }

    @Test
    void whatIsSaidOfTheWarmupReplacesThatAlone() {
        Ramp five = new Ramp(Duration.ofSeconds(5), RampShape.LINEAR);
        Ramp two = new Ramp(Duration.ofSeconds(2), RampShape.LINEAR);
        String measured = "--request-rate 9 --arrival-smoothness 3 --request-rate-ramp-duration 5 --max-concurrency 7"
                + " --prefill-concurrency 2 ";

        assertThat(warmup(measured + "--warmup-request-rate 4 --warmup-prefill-concurrency 1"
                        + " --warmup-prefill-concurrency-ramp-duration 2"))
                .isEqualTo(new OpenLoop(
                        RateProfile.steady(4, Optional.of(five)),
                        new ArrivalPlan.Gamma(3),
                        Optional.of(new Ceiling(7)),
                        Optional.of(new Ceiling(1, Optional.of(two)))));
        assertThat(warmup(measured + "--warmup-request-rate-ramp-duration 2 --warmup-concurrency-ramp-duration 2"))
                .isEqualTo(new OpenLoop(
                        RateProfile.steady(9, Optional.of(two)),
                        new ArrivalPlan.Gamma(3),
                        Optional.of(new Ceiling(7, Optional.of(two))),
                        Optional.of(new Ceiling(2))));
    }

    @Test
    void aPrefillCeilingOfTheWarmupNeedsAStreamToo() {
        ProfilePlan plan = plan("--concurrency 8 --warmup-prefill-concurrency 2");

        assertThat(plan.endpoint().streaming()).isTrue();
        assertThat(plan.cells().get(0).warmup().prefill()).contains(new Ceiling(2));
        assertThat(plan.cells().get(0).traffic().prefill()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--warmup-concurrency 4",
                "--warmup-request-rate 4",
                "--warmup-concurrency-ramp-duration 4",
                "--warmup-request-rate-ramp-duration 4"
            })
    void withoutAWarmupItsLoadIsRefused(String option) {
        assertThat(Profile.of(option.split(" ")).problems())
                .containsExactly(option + " (on the command line) needs a warm-up; add --warmup-request-count or"
                        + " --warmup-duration");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--warmup-arrival-pattern gamma", "--warmup-request-rate-ramp-duration 4"})
    void whatShapesArrivalsNeedsARate(String option) {
        assertThat(Profile.of(("--warmup-requests 5 " + option).split(" ")).problems())
                .containsExactly(
                        option + " (on the command line) shapes arrivals by the clock; add --warmup-request-rate");
    }

    private static TrafficPlan warmup(String options) {
        return plan(options).cells().get(0).warmup();
    }

    private static ProfilePlan plan(String options) {
        List<String> arguments = new ArrayList<>(List.of("--warmup-requests", "20"));
        arguments.addAll(List.of(options.split(" ")));
        return Profile.of(arguments.toArray(String[]::new)).plan();
    }
}
