package dev.aiperf.cli;

import static dev.aiperf.cli.SeenByServer.apart;
import static dev.aiperf.cli.SeenByServer.mostInFlight;
import static dev.aiperf.cli.SeenByServer.mostInPrefill;
import static dev.aiperf.cli.SeenByServer.secondsAfterFirst;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aiperf.plan.ArrivalPlan;
import dev.aiperf.plan.Ceiling;
import dev.aiperf.plan.ClientGaps;
import dev.aiperf.plan.Ramp;
import dev.aiperf.plan.RampShape;
import dev.aiperf.plan.RatePoint;
import dev.aiperf.plan.RateProfile;
import dev.aiperf.plan.Seed;
import dev.aiperf.simulator.RequestTruth;
import dev.aiperf.simulator.SimulatorOptions;
import dev.aiperf.traffic.ArrivalProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Whether the server sees the load that was asked for: patterns, rates that change, ramps, ceilings. */
class TrafficAgainstTheOracleTest {

    private static final String BASE = "--model M --url U --tokenizer builtin --random-seed 11 ";
    /** A busy machine may send and receive so much later. */
    private static final double MOST_SECONDS_OFF_AT_MEDIAN = 0.06;

    /** By how much the first request, from which the server's time counts, may have come later than the others do. */
    private static final long FIRST_IS_LATE_NANOS = 250_000_000L;

    private static final ArrivalPlan CONSTANT = new ArrivalPlan.Constant();

    @TempDir
    Path folder;

    @Test
    void aRateGoesStraightFromOnePointOfItsSeriesToTheNext() throws IOException {
        Path file = Files.writeString(
                folder.resolve("rates.json"),
                "{\"points\":[{\"time_s\":0,\"qps\":2},{\"time_s\":2,\"qps\":30},{\"time_s\":3,\"qps\":1}]}");
        RateProfile series = new RateProfile(
                Optional.empty(), List.of(new RatePoint(0, 2), new RatePoint(2, 30), new RatePoint(3, 1)));

        ProfileRun even = run("--request-rate-series \"" + file + "\" --arrival-pattern constant --duration 4");
        ProfileRun poisson = run("--request-rate-series \"" + file + "\" --duration 4");

        assertThat(apart(secondsAfterFirst(even), schedule(series, CONSTANT))).isLessThan(MOST_SECONDS_OFF_AT_MEDIAN);
        assertThat(even.truth()).as("the area under the lines").hasSizeBetween(48, 50);
        assertThat(apart(secondsAfterFirst(poisson), schedule(series, new ArrivalPlan.Poisson())))
                .isLessThan(MOST_SECONDS_OFF_AT_MEDIAN);
        assertThat(even.call().err()).contains("open loop, constant arrivals at 2, 30, 1 requests/s");
        JsonNode phase = even.files().summary().at("/input_config/phases/0");
        assertThat(phase.at("/rate_series/points/1/qps").asDouble()).isEqualTo(30);
        assertThat(phase.has("rate")).isFalse();
    }

    @Test
    void aPopulationOfClientsArrivesByItsSchedule() throws IOException {
        ArrivalPlan clients = new ArrivalPlan.Clients(20, 2, ClientGaps.WEIBULL, 0.4);

        ProfileRun run = run("--request-rate 20 --arrival-pattern clients --arrival-clients 20 --arrival-client-skew 2"
                + " --arrival-client-gaps weibull --arrival-smoothness 0.4 --request-count 60");

        assertThat(apart(secondsAfterFirst(run), schedule(RateProfile.steady(20), clients)))
                .isLessThan(MOST_SECONDS_OFF_AT_MEDIAN);
        assertThat(run.call().err())
                .contains("open loop, arrivals of 20 clients with weibull gaps of smoothness 0.4 and a skew of 2 at 20"
                        + " requests/s");
    }

    @ParameterizedTest
    @ValueSource(strings = {"linear", "exponential"})
    void aRampedRateGrowsAsItsShapeSays(String shape) throws IOException {
        Ramp ramp = new Ramp(Duration.ofSeconds(2), shape.equals("linear") ? RampShape.LINEAR : RampShape.EXPONENTIAL);
        RateProfile rate = RateProfile.steady(30, Optional.of(ramp));

        ProfileRun run = run("--request-rate 30 --arrival-pattern constant --request-rate-ramp-duration 2 --ramp-shape "
                + shape + " --request-count 50");

        assertThat(apart(secondsAfterFirst(run), schedule(rate, CONSTANT))).isLessThan(MOST_SECONDS_OFF_AT_MEDIAN);
        assertThat(apart(secondsAfterFirst(run), schedule(RateProfile.steady(30), CONSTANT)))
                .as("a steady rate can be told apart")
                .isGreaterThan(5 * MOST_SECONDS_OFF_AT_MEDIAN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"constant", "poisson", "gamma", "clients"})
    void eachPatternKeepsBelowItsCeilingAndCountsWhatWaits(String pattern) throws IOException {
        SimulatorOptions slow = ProfileRun.quick().with("fault", "delay=400ms");

        ProfileRun run = ProfileRun.of(
                        slow,
                        folder,
                        BASE + "--request-rate 50 --max-concurrency 4 --request-count 20 --arrival-pattern " + pattern)
                .succeeded();

        ProfileRun.holds(run.files(), 20);
        assertThat(mostInFlight(run.truth())).isEqualTo(4);
        assertThat(run.call().out()).containsPattern("\\d+ arrivals waited for the ceiling of concurrency");
        assertThat(run.files().number("scheduled_request_latency", "max"))
                .isGreaterThan(run.files().number("request_latency", "max") + 200);
    }

    @Test
    void usersComeOneAfterTheOtherByTheRampOfTheConcurrency() throws IOException {
        SimulatorOptions slow = ProfileRun.quick().with("fault", "delay=300ms");
        Ceiling users = new Ceiling(5, Optional.of(new Ramp(Duration.ofSeconds(2), RampShape.LINEAR)));

        ProfileRun run = ProfileRun.of(
                        slow, folder, BASE + "--concurrency 5 --concurrency-ramp-duration 2 --duration 3")
                .succeeded();

        assertThat(mostInFlight(run.truth())).isEqualTo(5);
        long start = start(run.truth());
        for (int number = 2; number <= 5; number++) {
            int fewer = number - 1;
            List<RequestTruth> before = run.truth().stream()
                    .filter(request ->
                            request.receivedNanos() < start + users.nanosUntil(fewer + 1) - FIRST_IS_LATE_NANOS)
                    .toList();
            assertThat(mostInFlight(before)).as("before user %d comes", number).isLessThanOrEqualTo(fewer);
        }
        assertThat(run.call().err()).contains("closed loop, 5 requests at a time after a linear ramp of 2 s");
        JsonNode phase = run.files().summary().at("/input_config/phases/0");
        assertThat(phase.at("/concurrency_ramp/duration").asDouble()).isEqualTo(2);
    }

    @Test
    void aPrefillCeilingHoldsInAnOpenLoopWhileItsRampOpensIt() throws IOException {
        SimulatorOptions slowPrefill =
                ProfileRun.quick().with("fault", "delay=100ms").with("decode-base", "30ms");

        ProfileRun run = ProfileRun.of(
                        slowPrefill,
                        folder,
                        BASE + "--request-rate 60 --prefill-concurrency 3 --prefill-concurrency-ramp-duration 1s"
                                + " --request-count 40")
                .succeeded();

        ProfileRun.holds(run.files(), 40);
        assertThat(mostInPrefill(run.truth())).isEqualTo(3);
        assertThat(mostInFlight(run.truth())).isGreaterThan(3);
        long start = start(run.truth());
        List<RequestTruth> inTheFirstHalf = run.truth().stream()
                .filter(request -> request.receivedNanos() < start + 500_000_000L - FIRST_IS_LATE_NANOS)
                .toList();
        assertThat(mostInPrefill(inTheFirstHalf)).as("one at a time at first").isEqualTo(1);
        assertThat(run.call().out()).containsPattern("\\d+ requests waited for the ceiling on prefills");
        assertThat(run.files().number("scheduled_time_to_first_token", "max"))
                .isGreaterThan(run.files().number("time_to_first_token", "max") + 200);
    }

    @Test
    void aWarmupMayHaveALoadOfItsOwn() throws IOException {
        SimulatorOptions slow = ProfileRun.quick().with("fault", "delay=100ms");

        ProfileRun run = ProfileRun.of(
                        slow,
                        folder,
                        BASE + "--concurrency 6 --request-count 30 --warmup-request-count 10 --warmup-concurrency 2")
                .succeeded();

        assertThat(mostInFlight(ofPhase(run, "warmup"))).isEqualTo(2);
        assertThat(mostInFlight(ofPhase(run, "profiling"))).isEqualTo(6);
        assertThat(run.call().err())
                .contains("10 requests to warm up (closed loop, 2 requests at a time), then 30 requests");
        JsonNode phases = run.files().summary().at("/input_config/phases");
        assertThat(phases.at("/0/concurrency").asInt()).isEqualTo(2);
        assertThat(phases.at("/1/concurrency").asInt()).isEqualTo(6);
    }

    private static List<RequestTruth> ofPhase(ProfileRun run, String phase) throws IOException {
        Set<String> ids = run.files().records(phase).stream()
                .map(record -> record.at("/metadata/x_request_id").asString())
                .collect(Collectors.toSet());
        return run.truth().stream()
                .filter(request -> ids.contains(request.requestId()))
                .toList();
    }

    private ProfileRun run(String command) throws IOException {
        return ProfileRun.of(ProfileRun.quick(), folder, BASE + command).succeeded();
    }

    private static long start(List<RequestTruth> truth) {
        return truth.stream().mapToLong(RequestTruth::receivedNanos).min().orElseThrow();
    }

    private static ArrivalProcess schedule(RateProfile rate, ArrivalPlan arrivals) {
        return ArrivalProcess.of(
                rate,
                arrivals,
                new Seed(11).derive("load").derive("MEASUREMENT").derive("arrivals"));
    }
}
