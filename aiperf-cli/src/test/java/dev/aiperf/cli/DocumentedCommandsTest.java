package dev.aiperf.cli;

import static dev.aiperf.cli.SeenByServer.apart;
import static dev.aiperf.cli.SeenByServer.mostInFlight;
import static dev.aiperf.cli.SeenByServer.mostInPrefill;
import static dev.aiperf.cli.SeenByServer.secondsAfterFirst;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.aiperf.plan.ArrivalPlan;
import dev.aiperf.plan.RateProfile;
import dev.aiperf.plan.Seed;
import dev.aiperf.simulator.RequestTruth;
import dev.aiperf.simulator.Simulator;
import dev.aiperf.simulator.SimulatorOptions;
import dev.aiperf.traffic.ArrivalProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The commands that the manual promises, exactly as written but for URL and file. Where a command alone would run for
 * minutes, a bound is added to it; no option of it is left out.
 */
class DocumentedCommandsTest {

    private static final double NANOS_PER_SECOND = 1e9;
    /** A busy machine may send and receive so much later. */
    private static final double MOST_SECONDS_OFF_AT_MEDIAN = 0.06;

    @TempDir
    Path folder;

    private ProfileRun run(String command, String... more) throws IOException {
        return ProfileRun.of(ProfileRun.quick(), folder, command, more).succeeded();
    }

    @Test
    void firstRunCountsWithTheBuiltInEncodingWhereTheModelsTokenizerIsNotHere() throws IOException {
        ProfileRun run = run(
                "--model \"granite4:350m\" --streaming --endpoint-type chat"
                        + " --tokenizer ibm-granite/granite-4.0-micro --url U",
                "--request-count",
                "12");

        ProfileRun.holds(run.files(), 12);
        assertThat(run.call().err().lines().filter(line -> line.contains("ibm-granite/granite-4.0-micro")))
                .singleElement()
                .asString()
                .contains("Tokens are counted with builtin:o200k_base and are approximate");
        assertThat(run.files().number("time_to_first_token", "count")).isEqualTo(12);
    }

    @Test
    void concurrencyKeepsSoManyInFlight() throws IOException {
        ProfileRun run = ProfileRun.of(
                        ProfileRun.quick().with("decode-base", "5ms"),
                        folder,
                        "--model M --url U --concurrency 10 --request-count 100 --streaming")
                .succeeded();

        ProfileRun.holds(run.files(), 100);
        assertThat(mostInFlight(run.truth())).isEqualTo(10);
    }

    @Test
    void requestRateSendsByTheClock() throws IOException {
        ProfileRun run = run(
                "--model M --url U --request-rate 5 --request-count 200",
                "--benchmark-duration",
                "3",
                "--random-seed",
                "7");

        // The seed fixes the schedule, and each arrival before the end is sent, however late.
        int due = (int) LongStream.range(0, 200)
                .filter(index -> poisson(5, 7).intendedNanos(index) < 3 * NANOS_PER_SECOND)
                .count();
        assertThat(due).isBetween(1, 199);
        ProfileRun.holds(run.files(), due);
        assertThat(run.call().err()).contains("open loop, poisson arrivals at 5 requests/s");
        assertThat(run.call().err()).contains("200 requests or 3 s, whichever ends first");
    }

    @Test
    void aRateWithACeilingNeverHasMoreInFlight() throws IOException {
        SimulatorOptions slow = ProfileRun.quick().with("fault", "delay=4s");

        ProfileRun run = ProfileRun.of(
                        slow,
                        folder,
                        "--model M --url U --request-rate 10 --max-concurrency 20",
                        "--request-count",
                        "45",
                        "--random-seed",
                        "1")
                .succeeded();

        ProfileRun.holds(run.files(), 45);
        assertThat(mostInFlight(run.truth())).isEqualTo(20);
        assertThat(run.call().out()).containsPattern("\\d+ arrivals waited for the ceiling of concurrency");
        // What waited is late by the schedule, and the two latencies tell it apart.
        assertThat(run.files().number("scheduled_request_latency", "max"))
                .isGreaterThan(run.files().number("request_latency", "max") + 100);
        // It waits for the server, which is no fault of the client's, even where most requests wait.
        JsonNode client = run.files().summary().path("client");
        assertThat(run.files().number("send_lateness", "p50")).isGreaterThan(100);
        assertThat(client.at("/send_lateness_ms/p50").asDouble()).isLessThan(50);
        assertThat(client.path("reasons").valueStream())
                .extracting(JsonNode::asString)
                .noneMatch(reason -> reason.matches("one request in two was sent \\d{3}.* late or more"));
    }

    @Test
    void arrivalsReachTheServerAtTheTimesOfTheirPattern() throws IOException {
        List<Double> poisson = secondsAfterFirst(run(
                "--model M --url U --request-rate 10 --arrival-pattern poisson",
                "--request-count",
                "20",
                "--random-seed",
                "20"));
        List<Double> constant = secondsAfterFirst(run(
                "--model M --url U --request-rate 10 --arrival-pattern constant",
                "--request-count",
                "20",
                "--random-seed",
                "3"));

        List<Double> gamma = secondsAfterFirst(run(
                "--model M --url U --request-rate 10 --arrival-pattern gamma",
                "--request-count",
                "20",
                "--random-seed",
                "20"));

        assertThat(apart(gamma, schedule(10, new ArrivalPlan.Gamma(0.5), 20))).isLessThan(MOST_SECONDS_OFF_AT_MEDIAN);
        assertThat(apart(poisson, poisson(10, 20))).isLessThan(MOST_SECONDS_OFF_AT_MEDIAN);
        assertThat(apart(constant, ArrivalProcess.constant(10))).isLessThan(MOST_SECONDS_OFF_AT_MEDIAN);
        assertThat(apart(poisson, ArrivalProcess.constant(10)))
                .as("the two patterns can be told apart")
                .isGreaterThan(5 * MOST_SECONDS_OFF_AT_MEDIAN);
    }

    private static ArrivalProcess poisson(double requestsPerSecond, long seed) {
        return schedule(requestsPerSecond, new ArrivalPlan.Poisson(), seed);
    }

    private static ArrivalProcess schedule(double requestsPerSecond, ArrivalPlan arrivals, long seed) {
        return ArrivalProcess.of(
                RateProfile.steady(requestsPerSecond),
                arrivals,
                new Seed(seed).derive("load").derive("MEASUREMENT").derive("arrivals"));
    }

    @Test
    void aPrefillCeilingHasNoMoreWaitForTheirFirstToken() throws IOException {
        ProfileRun run = ProfileRun.of(
                        ProfileRun.quick().with("decode-base", "20ms"),
                        folder,
                        "--model M --url U --prefill-concurrency 4 --input-tokens-mean 32000",
                        "--request-count",
                        "40",
                        "--tokenizer",
                        "builtin")
                .succeeded();

        ProfileRun.holds(run.files(), 40);
        assertThat(mostInPrefill(run.truth())).isEqualTo(4);
        assertThat(mostInFlight(run.truth()))
                .as("four times as many users, who go on beside those prefills")
                .isBetween(5, 16);
        assertThat(run.call().err())
                .contains("closed loop, 16 requests at a time, at most 4 of them without a first token")
                .contains("Streaming is turned on")
                .contains("The concurrency is 16");
        assertThat(run.call().out()).containsPattern("\\d+ requests waited for the ceiling on prefills");
        // What waited keeps its latency from the intended time; the wait is no lateness of the client's.
        assertThat(run.files().number("scheduled_time_to_first_token", "max"))
                .isGreaterThan(run.files().number("time_to_first_token", "max") + 10);
    }

    @Test
    void aRampOfConcurrencyRunsEachPointWithTheEndAmongThem() throws IOException {
        ProfileRun run = run(
                "--model M --url U --concurrency-start 1 --concurrency-end 50 --concurrency-step 5",
                "--request-count",
                "50");

        for (int concurrency : List.of(1, 6, 11, 16, 21, 26, 31, 36, 41, 46, 50)) {
            ProfileRun.holds(cell(run, concurrency), 50);
        }
        assertThat(Files.exists(cell(run, 51).folder())).isFalse();
        assertThat(run.call().out()).contains("AIPerf Harness | Sweep", "Requests/s by concurrency");
    }

    @Test
    void theBreakingPointIsNamed() throws IOException {
        // A batch of 16 that prefills slowly: from some concurrency on, requests queue for their first token.
        SimulatorOptions server = SimulatorOptions.defaults()
                .with("model", "M")
                .with("max-batch", "16")
                .with("prefill-rate", "400000")
                .with("decode-base", "500us")
                .with("decode-per-sequence", "100us")
                .with("output-tokens", "8");

        ProfileRun run = ProfileRun.of(
                        server,
                        folder,
                        "--model M --url U --concurrency-start 1 --concurrency-end 100 --concurrency-step 10"
                                + " --request-count 200 --streaming",
                        "--goodput",
                        "time_to_first_token:100",
                        "--warmup-requests",
                        "20")
                .succeeded();

        ProfileRun.holds(cell(run, 1), 200);
        ProfileRun.holds(cell(run, 100), 200);
        assertThat(run.call().out())
                .containsPattern("Time to First Token p99 ≤ 100 ms: kept up to concurrency \\d+ \\([\\d.,]+ ms\\),"
                        + " broken at concurrency \\d+")
                .contains("Throughput: the knee is at concurrency ");
        assertThat(run.files().folder().resolve("sweep_aggregate")).isNotEmptyDirectory();
    }

    @Test
    void withoutABoundTheBreakingPointsAreThoseOfTheUsersPatience() throws IOException {
        // One request at a time, each for 0.4 s: of 10 at once the last waits for 3.6 s.
        SimulatorOptions oneByOne = ProfileRun.quick()
                .with("independent-streams", "false")
                .with("max-batch", "1")
                .with("decode-base", "50ms");

        ProfileRun run = ProfileRun.of(
                        oneByOne, folder, "--model M --url U --concurrency 1,10 --request-count 10 --streaming --osl 8")
                .succeeded();

        for (String millis : List.of("500", "2,000", "3,000")) {
            assertThat(run.call().out())
                    .containsPattern("Time to First Token p99 ≤ " + millis
                            + " ms: kept up to concurrency 1 .*broken at concurrency 10");
        }
    }

    @Test
    void theSelfCheckTellsWhatTheClientItselfAdds() throws IOException {
        try (Simulator simulator = Simulator.start(ProfileRun.quick())) {
            Call call =
                    Call.of(Call.words("profile --model M --tokenizer builtin --streaming --ui none --request-count 20"
                            + " --concurrency 2 --url " + simulator.uri() + " --artifact-dir "
                            + folder.resolve("result")));

            assertThat(call.exitCode()).as(call.err()).isZero();
            assertThat(call.out())
                    .containsPattern("Noise floor of the client \\(p50, p99 of [\\d,]+ requests to a loopback probe\\):"
                            + " first token [\\d.]+ .*send lateness\\s+[\\d.]+");
            JsonNode floor = new ResultFiles(folder.resolve("result")).summary().at("/client/noise_floor");
            assertThat(floor.path("requests").asInt()).isPositive();
            for (String what : List.of("first_token_ms", "gap_ms", "send_lateness_ms")) {
                assertThat(floor.at("/" + what + "/p50").asDouble(-1)).as(what).isNotNegative();
            }
            assertThat(floor.at("/first_token_ms/p50").asDouble()).isPositive();
            assertThat(simulator.truth()).as("the check asks its own probe").hasSize(20);
        }
    }

    @Test
    void ownPromptsAreSentWholeOnceInTheirOrder() throws IOException {
        Path file = Files.writeString(
                folder.resolve("my-prompts.jsonl"),
                "{\"text\": \"one\"}\n{\"text\": \"one two three\"}\n{\"prompt\": \"one two three four five\"}\n");

        ProfileRun run = run("--model M --url U --input-file \"" + file + "\"", "--tokenizer", "builtin");

        ProfileRun.holds(run.files(), 3);
        assertThat(run.truth())
                .extracting(RequestTruth::promptTokens)
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(run.files().records())
                .extracting(record ->
                        record.at("/metrics/input_sequence_length/value").asInt())
                .containsExactly(1, 3, 5);
    }

    @Test
    void aTraceIsReplayedOnceAtItsOwnTimesWithPrefixesThatItsHashesShare() throws IOException {
        Path file = Files.writeString(folder.resolve("production-traffic.json"), """
                [{"timestamp": 5000, "input_length": 40, "output_length": 3, "hash_ids": [1, 2]},
                 {"timestamp": 5900, "input_length": 45, "output_length": 4, "hash_ids": [1, 3]},
                 {"timestamp": 5300, "input_length": 16, "output_length": 2, "hash_ids": [7]}]
                """);

        ProfileRun run = run("--model M --url U --trace-file \"" + file + "\"", "--tokenizer", "builtin");

        ProfileRun.holds(run.files(), 3);
        assertThat(run.call().out() + run.call().err())
                .contains("replay of a trace at its own times")
                .contains(
                        " is read as a Mooncake trace, as its first row has timestamp and input_length: 3 rows over 0.9 s.")
                .contains("Replay lag, from a row's time to its request's start: p50 ");
        assertThat(run.files().records())
                .extracting(record ->
                        record.at("/metrics/input_sequence_length/value").asInt())
                .as("in the order of the times")
                .containsExactly(40, 16, 45);
        List<Long> starts = run.files().records().stream()
                .map(record -> record.at("/metadata/request_start_ns").asLong())
                .toList();
        assertThat(starts.get(2) - starts.get(0)).isGreaterThan(300_000_000L);
    }

    @Test
    void laterTurnsOfASessionHoldTheAnswersBeforeThem() throws IOException {
        Path file = Files.writeString(folder.resolve("sessions.jsonl"), """
                {"session_id": "a", "turns": [{"text": "one two three", "output_length": 5}, {"text": "four", "delay": 20}]}
                {"session_id": "b", "turns": [{"text": "one"}]}
                """);

        ProfileRun run = run(
                "--model M --url U --input-file \"" + file + "\" --osl 4 --concurrency 1 --streaming",
                "--tokenizer",
                "builtin");

        ProfileRun.holds(run.files(), 3);
        assertThat(run.files().records())
                .extracting(record ->
                        record.at("/metrics/input_sequence_length/value").asInt())
                .as("three words; these, the answer of five tokens and one more; one")
                .containsExactly(3, 9, 1);
        assertThat(run.files().records())
                .extracting(record -> record.at("/metadata/turn_index").asInt())
                .containsExactly(0, 1, 0);
        assertThat(run.truth())
                .extracting(RequestTruth::promptTokens)
                .as("the server reads as much more as the answer and the new turn have")
                .hasSize(3);
        assertThat(run.truth().get(1).promptTokens() - run.truth().get(0).promptTokens())
                .isGreaterThanOrEqualTo(6);
    }

    @Test
    void madeSessionsAreHeldInTheirNumberWithAllTheirTurns() throws IOException {
        ProfileRun run = run(
                "--model M --url U --conversation-num 4 --conversation-turn-mean 3 --conversation-turn-delay-mean 5"
                        + " --isl 8 --osl 4 --concurrency 2",
                "--tokenizer",
                "builtin");

        ProfileRun.holds(run.files(), 12);
        assertThat(run.files().records())
                .extracting(record -> record.at("/metadata/turn_index").asInt())
                .containsExactlyInAnyOrder(0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2);
        assertThat(run.files().records())
                .allSatisfy(record -> assertThat(record.at("/metrics/input_sequence_length/value")
                                .asInt())
                        .isGreaterThanOrEqualTo(
                                8 * (1 + record.at("/metadata/turn_index").asInt())));
    }

    @Test
    void sequenceLengthsAreThoseAskedFor() throws IOException {
        ProfileRun run = run(
                "--model M --url U --input-tokens-mean 512 --input-tokens-stddev 100 --output-tokens-mean 256",
                "--request-count",
                "60",
                "--concurrency",
                "10",
                "--random-seed",
                "1",
                "--tokenizer",
                "builtin");

        ProfileRun.holds(run.files(), 60);
        // Four standard errors of a mean over 60.
        assertThat(run.files().number("input_sequence_length", "avg")).isBetween(460.0, 564.0);
        assertThat(run.files().number("input_sequence_length", "std")).isBetween(60.0, 140.0);
        assertThat(run.truth()).extracting(RequestTruth::completionTokens).containsOnly(256);
        assertThat(run.files().number("output_sequence_length", "min")).isEqualTo(256);
        assertThat(run.files().number("output_sequence_length", "max")).isEqualTo(256);
    }

    @Test
    void warmUpRequestsAreSentAndLeftOutOfTheNumbers() throws IOException {
        ProfileRun run = run("--model M --url U --warmup-requests 10", "--request-count", "25");

        ProfileRun.holds(run.files(), 25);
        assertThat(run.truth()).hasSize(35);
        assertThat(run.files().records("warmup")).hasSize(10);
        assertThat(run.files().number("request_latency", "count")).isEqualTo(25);
        double measured = run.files().records("profiling").stream()
                .mapToDouble(
                        record -> record.at("/metrics/request_latency/value").asDouble())
                .average()
                .orElseThrow();
        assertThat(run.files().number("request_latency", "avg")).isCloseTo(measured, Offset.offset(1e-6));
    }

    @Test
    void goodputTurnsStreamingOnAndCountsWhatKeepsTheBounds() throws IOException {
        SimulatorOptions someSlow = ProfileRun.quick().with("fault", "delay=600ms@0.3");

        ProfileRun run = ProfileRun.of(
                        someSlow,
                        folder,
                        "--model M --url U --goodput-ttft 500 --goodput-itl 100",
                        "--request-count",
                        "20",
                        "--concurrency",
                        "4")
                .succeeded();

        ProfileRun.holds(run.files(), 20);
        long good = run.files().records().stream()
                .filter(record ->
                        record.at("/metrics/time_to_first_token/value").asDouble() <= 500)
                .count();
        assertThat(good).isBetween(1L, 19L);
        assertThat(run.files().number("good_request_count", "avg")).isEqualTo((double) good);
        assertThat(run.files().number("goodput", "avg"))
                .isCloseTo(
                        (double) good / run.files().number("benchmark_duration", "avg"),
                        Percentage.withPercentage(0.01));
        assertThat(run.call().out())
                .contains(5 * good + ".0 % of requests meet the SLO"
                        + " (Time to First Token ≤ 500 ms, Inter Token Latency ≤ 100 ms)");
        assertThat(run.call().err()).contains("Streaming is turned on");
    }

    @Test
    void aRequestThatOutlivesItsTimeoutIsAbandonedAndCounted() throws IOException {
        SimulatorOptions someStall =
                ProfileRun.quick().with("fault", "stall-after=2@0.3").with("seed", "5");

        ProfileRun run = ProfileRun.of(
                        someStall,
                        folder,
                        "--model M --url U --request-timeout 5000",
                        "--request-count",
                        "20",
                        "--concurrency",
                        "20",
                        "--streaming")
                .succeeded();

        List<JsonNode> abandoned = run.files().records().stream()
                .filter(record -> record.has("error"))
                .toList();
        assertThat(abandoned).isNotEmpty().hasSizeLessThan(20).allSatisfy(record -> {
            assertThat(record.at("/error/type").asString()).isEqualTo("TimedOut");
            assertThat(seconds(record, "request_start_ns", "request_end_ns")).isBetween(4.9, 6.5);
        });
        assertThat(run.files().errors()).containsOnly(Map.entry("TimedOut", (long) abandoned.size()));
        assertThat(run.files().number("request_count", "avg")).isEqualTo(20 - abandoned.size());
        assertThat(run.call().out()).contains(abandoned.size() + " failed");
        assertThat(run.call().err()).doesNotContain("milliseconds");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dashboard", "simple", "none"})
    void eachUserInterfaceLeavesTheSameResults(String ui) throws IOException {
        ProfileRun run = run("--model M --url U --ui " + ui, "--request-count", "10");

        ProfileRun.holds(run.files(), 10);
        if (ui.equals("none")) {
            assertThat(run.call().err()).doesNotContain(" in flight");
        }
    }

    @Test
    void baselineIsOneAtATime() throws IOException {
        ProfileRun run = run("--model M --url U --concurrency 1 --request-count 50 --streaming");

        ProfileRun.holds(run.files(), 50);
        assertThat(mostInFlight(run.truth())).isEqualTo(1);
    }

    @Test
    void sustainedLoadIsAClosedLoopAndSaysThatThePatternHasNoEffect() throws IOException {
        ProfileRun run = ProfileRun.of(
                        // Answers that outlast the sending of all 30, however slow the machine is.
                        ProfileRun.quick().with("fault", "delay=1s"),
                        folder,
                        "--model M --url U --concurrency 30 --duration 300 --streaming --arrival-pattern poisson"
                                + " --warmup-requests 20",
                        "--request-count",
                        "120")
                .succeeded();

        ProfileRun.holds(run.files(), 120);
        assertThat(run.files().records("warmup")).hasSize(20);
        assertThat(run.call().err())
                .contains("closed loop, 30 requests at a time")
                .containsPattern("--arrival-pattern poisson .*has no effect: without --request-rate");
        double seconds = run.files().number("request_latency", "avg") / 1e3;
        Matcher rate = Pattern.compile("--request-rate ([0-9.]+)\\s+would\\s+keep")
                .matcher(run.files().console());
        assertThat(rate.find()).as(run.files().console()).isTrue();
        assertThat(Double.parseDouble(rate.group(1))).isCloseTo(30 / seconds, Percentage.withPercentage(1));
        assertThat(mostInFlight(run.truth())).isBetween(20, 30);
    }

    @Test
    void goodputIsValidatedUnderLoad() throws IOException {
        ProfileRun run = run(
                "--model M --url U --concurrency 30 --duration 300 --streaming --goodput-ttft 1000 --goodput-itl 80",
                "--request-count",
                "150");

        ProfileRun.holds(run.files(), 150);
        assertThat(run.call().out())
                .containsPattern("[\\d.]+ % of requests meet the SLO"
                        + " \\(Time to First Token ≤ 1,000 ms, Inter Token Latency ≤ 80 ms\\)");
        assertThat(run.files().number("goodput", "avg")).isPositive();
    }

    @Test
    void repeatedRunsAreProcessesOfTheirOwn() throws IOException {
        ProfileRun run = ProfileRun.of(
                ProfileRun.quick(),
                folder,
                "--model M --url U --runs 2 --confidence-level 0.9",
                "--request-count",
                "10",
                "--tokenizer",
                "builtin");

        assertThat(run.call().exitCode()).as(run.call().err()).isZero();
        assertThat(run.call().err()).contains("Run 1: 10 of 10 requests valid", "Run 2: 10 of 10 requests valid");
        for (String label : List.of("run_0001", "run_0002")) {
            Path runFolder = run.files().folder().resolve("profile_runs").resolve(label);
            assertThat(runFolder.resolve("profile_export_aiperf.json")).isNotEmptyFile();
            assertThat(Files.readAllLines(runFolder.resolve("profile_export.jsonl")))
                    .hasSize(10);
        }
        assertThat(run.truth()).as("what both runs sent").hasSize(20);
        JsonNode together = JsonMapper.shared()
                .readTree(Files.readString(
                        run.files().folder().resolve("aggregate/profile_export_aiperf_aggregate.json")));
        assertThat(together.at("/metadata/confidence_level").asDouble()).isEqualTo(0.9);
        assertThat(together.at("/metrics/request_latency_avg/t_critical").asDouble())
                .as("Student's t for 2 runs")
                .isCloseTo(6.314, within(5e-4));
        JsonNode pooled = together.at("/harness/pooled/request_latency");
        assertThat(pooled.at("/count").asInt()).as("requests of both runs").isEqualTo(20);
        assertThat(pooled.at("/p99").asDouble())
                .isBetween(pooled.at("/p1").asDouble(), 1.01 * greatest(run, "request_latency"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--model M --url U --dataset sharegpt",
                "--model M --url http://server1:8000 http://server2:8000 http://server3:8000 --concurrency 30",
                "--model M --url U --gpu-telemetry"
            })
    void whatIsNotBuiltInYetIsAnsweredWithTheReasonBeforeAnythingIsSent(String command) throws IOException {
        ProfileRun run = ProfileRun.of(ProfileRun.quick(), folder, command);

        assertThat(run.call().exitCode()).isEqualTo(2);
        assertThat(run.call().complaintLines())
                .hasSizeBetween(1, 2)
                .allSatisfy(line -> assertThat(line).startsWith("aiperf: --").contains("not built in yet"));
        assertThat(run.call().err()).isEqualTo(run.call().complaint() + "\n");
        assertThat(run.call().out()).isEmpty();
        assertThat(run.truth()).isEmpty();
        assertThat(run.files().folder()).doesNotExist();
    }

    /** Returns the greatest value of a metric in either of two runs. */
    private static double greatest(ProfileRun run, String metric) throws IOException {
        Path runs = run.files().folder().resolve("profile_runs");
        return Math.max(
                new ResultFiles(runs.resolve("run_0001")).number(metric, "max"),
                new ResultFiles(runs.resolve("run_0002")).number(metric, "max"));
    }

    private static ResultFiles cell(ProfileRun run, int concurrency) {
        return new ResultFiles(run.files().folder().resolve("concurrency_" + concurrency));
    }

    /** Returns the seconds between the instants at which the schedule wanted requests sent. */
    private static double seconds(JsonNode record, String from, String to) {
        JsonNode metadata = record.path("metadata");
        return (metadata.path(to).asLong() - metadata.path(from).asLong()) / NANOS_PER_SECOND;
    }
}
