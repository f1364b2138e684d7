package com.example.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.aiperf.Aiperf;
import dev.aiperf.ExitCode;
import dev.aiperf.ProfileResult;
import dev.aiperf.Runner;
import dev.aiperf.RunnerResult;
import dev.aiperf.plan.text.PlainJson;
import dev.aiperf.run.GateResult;
import dev.aiperf.run.RunResult;
import dev.aiperf.simulator.Simulator;
import dev.aiperf.simulator.SimulatorOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs each sample in a short form. They share a simulator that is faster than its default, so that this takes a minute; no
 * time is asserted.
 */
class SamplesTest {

    private static final String URL = "AIPERF_URL";
    /** At 95 %, with one degree of freedom. */
    private static final double STUDENTS_T_OF_TWO_RUNS = 12.706;

    private static Simulator simulator;

    @TempDir
    private Path folder;

    @BeforeAll
    static void startSimulator() throws IOException {
        simulator = Simulator.start(SimulatorOptions.defaults()
                .with("max-batch", "16")
                .with("prefill-rate", "200000")
                .with("decode-base", "2ms"));
        // What the samples leave open is filled in by this process, for its forks.
        System.setProperty(URL, simulator.uri().toString());
    }

    @AfterAll
    static void stopSimulator() {
        System.clearProperty(URL);
        simulator.close();
    }

    @Test
    void sample01HelloMeasuresTwentyRequests() throws Exception {
        RunResult run = onlyRun(sample("Sample01").run(), "hello");

        assertThat(run.measurement().validRequests()).isEqualTo(20);
        assertThat(run.measurement().result("time_to_first_token")).isEmpty();
    }

    @Test
    void sample02LengthsSendsPromptsOfTheirLengths() throws Exception {
        RunnerResult result = sample("Sample02").set("request-count", "30").run();

        assertThat(average(result, "questions", "input_sequence_length")).isBetween(48.0, 80.0);
        assertThat(average(result, "summaries", "input_sequence_length")).isBetween(1600.0, 2400.0);
        assertThat(average(result, "summaries", "output_sequence_length")).isEqualTo(24);
    }

    @Test
    void sample03OwnPromptsSendsTheFileOnce() throws Exception {
        RunResult run = onlyRun(sample("Sample03").run(), "support");

        assertThat(run.measurement().validRequests()).isEqualTo(8);
        assertThat(Files.readString(run.folder().resolve("inputs.json"))).contains("Is the blue one waterproof?");
    }

    @Test
    void sample04HowLongLeavesTheWarmupOut() throws Exception {
        RunResult run = onlyRun(sample("Sample04.*tooShort").run(), "tooShort");

        assertThat(run.measurement().validRequests()).isEqualTo(50);
        assertThat(run.warmup().orElseThrow().validRequests()).isEqualTo(16);
    }

    @Test
    void sample05OpenLoopSendsByTheClock() throws Exception {
        RunnerResult result = sample("Sample05.*(evenly|withCeiling)")
                .set("benchmark-duration", "2s")
                .run();

        assertThat(onlyRun(result, "evenly").measurement().validRequests()).isBetween(39L, 41L);
        assertThat(onlyRun(result, "withCeiling").measurement().validRequests()).isPositive();
    }

    @Test
    void sample16LoadShapesHoldsPrefillsBelowTheirCeiling() throws Exception {
        RunnerResult result = sample("Sample16.*(bursts|prefillCeiling)")
                .set("benchmark-duration", "2s")
                .run();

        assertThat(onlyRun(result, "bursts").measurement().validRequests()).isPositive();
        assertThat(onlyRun(result, "prefillCeiling").notes())
                .anyMatch(note -> note.contains("requests waited for the ceiling on prefills"));
    }

    @Test
    void sample17TraceReplaySendsTheTraceOnceAndAWindowOfIt() throws Exception {
        RunnerResult result = sample("Sample17").run();

        RunResult whole = onlyRun(result, "asItWas");
        assertThat(whole.measurement().validRequests()).isEqualTo(24);
        assertThat(whole.notes()).anyMatch(note -> note.startsWith("Replay lag, from a row's time"));
        assertThat(onlyRun(result, "secondHalfFaster").measurement().validRequests())
                .isBetween(1L, 23L);
    }

    @Test
    void sample18SessionsAsksEachTurnOfEachSession() throws Exception {
        RunnerResult result = sample("Sample18").run();

        assertThat(onlyRun(result, "made").measurement().validRequests()).isEqualTo(18);
        assertThat(onlyRun(result, "own").measurement().validRequests()).isEqualTo(6);
    }

    @Test
    void sample06SweepAndKneeHasACellForEachConcurrency() throws Exception {
        ProfileResult result = sample("Sample06.*doubling")
                .set("concurrency", "1,16,64")
                .set("benchmark-duration", "1500ms")
                .set("warmup-duration", "300ms")
                .run()
                .of("doubling")
                .orElseThrow();

        assertThat(result.cells())
                .extracting(cell -> cell.cell().name())
                .containsExactly("concurrency_1", "concurrency_16", "concurrency_64");
        assertThat(result.report().orElseThrow())
                .contains("Throughput: ")
                .containsPattern("(?m)^\\W*1\\b.*\\d")
                .containsPattern("(?m)^\\W*16\\b.*\\d")
                .containsPattern("(?m)^\\W*64\\b.*\\d");
        assertThat(result.folder().resolve("sweep_aggregate")).isNotEmptyDirectory();
    }

    @Test
    void sample07RepeatedRunsRunsEachInAForkOfItsOwn() throws Exception {
        ProfileResult result =
                sample("Sample07.*fiveRuns").fork(2).run().of("fiveRuns").orElseThrow();

        assertThat(result.runs()).hasSize(2);
        assertThat(result.runs()).extracting(RunResult::folder).doesNotHaveDuplicates();
        double[] latency = result.runs().stream()
                .mapToDouble(run -> run.measurement()
                        .result("request_latency")
                        .orElseThrow()
                        .value())
                .toArray();
        double mean = (latency[0] + latency[1]) / 2;
        double half = STUDENTS_T_OF_TWO_RUNS * Math.abs(latency[0] - latency[1]) / 2;
        Map<?, ?> together = together(result, "request_latency_avg");
        assertThat((Double) together.get("mean")).isCloseTo(mean, within(1e-3 * mean));
        assertThat((Double) together.get("ci_low")).isCloseTo(mean - half, within(1e-3 * mean));
        assertThat((Double) together.get("ci_high")).isCloseTo(mean + half, within(1e-3 * mean));
    }

    @Test
    void sample08GoodputGateFailsWhatIsTooSlow() throws Exception {
        // Bounds that a machine keeps which is busy with other things, too.
        RunnerResult kept = sample("Sample08.*keepsItsPromise")
                .set("benchmark-duration", "8s")
                .set("goodput-ttft", "30000")
                .set("goodput-itl", "30000")
                .run();
        RunnerResult broken = sample("Sample08.*keepsItsPromise")
                .set("benchmark-duration", "8s")
                .set("goodput-ttft", "0.001")
                .run();

        assertThat(kept.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(broken.exitCode()).isEqualTo(ExitCode.GATE_FAILED);
        assertThat(broken.complaints()).singleElement().asString().contains("0.95");
    }

    @Test
    void sample09LimitsJudgesEachLimit() throws Exception {
        ProfileResult result = sample("Sample09")
                .fork(2)
                .set("request-count", "40")
                .run()
                .of("keepsThreeLimits")
                .orElseThrow();

        assertThat(result.verdict().gates())
                .extracting(GateResult::metric)
                .containsExactlyInAnyOrder("time_to_first_token", "inter_token_latency", "request_throughput");
        assertThat(result.verdict().gates()).allSatisfy(gate -> {
            assertThat(gate.outcome()).as(gate.sentence()).isEqualTo(GateResult.Outcome.PASSED);
            assertThat(gate.runs()).isEqualTo(2);
            assertThat(gate.interval().orElseThrow().level()).isEqualTo(0.95);
            assertThat(gate.interval().orElseThrow().contains(gate.value().orElseThrow()))
                    .isTrue();
        });
        assertThat(result.exitCode()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void sample10ParamsAndSetupHasACellForEachValue() throws Exception {
        ProfileResult result = sample("Sample10")
                .set("concurrency", "1")
                .set("request-count", "6")
                .run()
                .of("withInstructions")
                .orElseThrow();

        assertThat(result.cells()).hasSize(2);
        double few = result.runs()
                .get(0)
                .measurement()
                .result("input_sequence_length")
                .orElseThrow()
                .value();
        assertThat(result.runs())
                .anyMatch(run -> run.measurement()
                                .result("input_sequence_length")
                                .orElseThrow()
                                .value()
                        > 5 * few);
    }

    @Test
    void sample11ShapingRequestsAsksWhatItsMethodsMake() throws Exception {
        RunnerResult result = sample("Sample11").set("request-count", "24").run();

        // The system's words and the example are asked for with the prompt.
        assertThat(average(result, "terse", "input_sequence_length")).isGreaterThan(100);
        assertThat(average(result, "mixed", "output_sequence_length")).isBetween(8.0, 64.0);
    }

    @Test
    void sample12ValidatingAnswersCountsWrongOnesAsFailed() throws Exception {
        RunnerResult right = sample("Sample12").run();
        RunnerResult wrong = sample("Sample12").set("osl", "40").run();

        assertThat(right.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(wrong.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(wrong.complaints()).anyMatch(complaint -> complaint.contains("InvalidAnswer"));
    }

    @Test
    void sample13OwnDatasetAsksItsSums() throws Exception {
        RunResult run = onlyRun(sample("Sample13").run(), "sums");

        assertThat(run.measurement().validRequests()).isEqualTo(20);
        assertThat(Files.readString(run.folder().resolve("inputs.json"))).contains("How much is 79 and 19?");
    }

    @Test
    void sample14DefaultsTakesWhatItsSuperclassHas() throws Exception {
        RunnerResult result = sample("Sample14").set("request-count", "6").run();

        assertThat(onlyRun(result, "alone").cell().name()).isEqualTo("concurrency_1");
        assertThat(onlyRun(result, "together").cell().name()).isEqualTo("concurrency_4");
    }

    @Test
    void sample15FromJavaPrintsALineForEachConcurrency() throws Exception {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream original = System.out;
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            Sample15FromJava.main(new String[0]);
        } finally {
            System.setOut(original);
        }

        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("concurrency_1: 40 answers, ")
                .contains("concurrency_4: 40 answers, ")
                .contains("Files: ");
    }

    @Test
    void demoSweepsTheLoadAndJudgesThePromise() throws Exception {
        RunnerResult result = sample("Demo")
                .fork(1)
                .set("warmup-duration", "200ms")
                .set("benchmark-duration", "1s")
                // A second of it is too short to judge, and shows all the same that it is judged.
                .set("indicative", "true")
                .run();

        assertThat(result.failures()).isEmpty();
        assertThat(result.of("throughput").orElseThrow().cells()).hasSize(4);
        assertThat(result.of("promise").orElseThrow().verdict().gates())
                .singleElement()
                .matches(gate -> gate.value().isPresent());
    }

    private Runner sample(String include) {
        return Aiperf.runner().include(include).output(folder).set("self-check", "false");
    }

    private static double average(RunnerResult result, String benchmark, String metric) {
        return onlyRun(result, benchmark)
                .measurement()
                .result(metric)
                .orElseThrow()
                .value();
    }

    /** Returns a statistic over all runs of the only cell. */
    private static Map<?, ?> together(ProfileResult result, String statistic) throws IOException {
        String text =
                Files.readString(result.folder().resolve("aggregate").resolve("profile_export_aiperf_aggregate.json"));
        Map<?, ?> metrics = (Map<?, ?>) ((Map<?, ?>) PlainJson.read(text)).get("metrics");
        return (Map<?, ?>) metrics.get(statistic);
    }

    private static RunResult onlyRun(RunnerResult result, String benchmark) {
        assertThat(result.failures()).isEmpty();
        List<RunResult> runs = result.of(benchmark).orElseThrow().runs();
        assertThat(runs).hasSize(1);
        return runs.get(0);
    }
}
