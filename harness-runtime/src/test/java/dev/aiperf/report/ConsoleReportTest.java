package dev.aiperf.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiperf.engine.ClientHealth;
import dev.aiperf.engine.ClientPorts;
import dev.aiperf.engine.ClientUsage;
import dev.aiperf.engine.EventLoopDelay;
import dev.aiperf.engine.NoiseFloor;
import dev.aiperf.engine.OpenFiles;
import dev.aiperf.engine.PauseSummary;
import dev.aiperf.engine.Sending;
import dev.aiperf.metrics.ConsoleGroup;
import dev.aiperf.metrics.ErrorCount;
import dev.aiperf.metrics.MetricResult;
import dev.aiperf.metrics.PhaseSummary;
import dev.aiperf.plan.GoodputBound;
import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.record.RequestError;
import dev.aiperf.run.RunResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConsoleReportTest {

    private static final Paint PLAIN = new Paint(false);

    @Test
    void mainTableIsTheOneThatAiperfDraws() {
        assertThat(new MetricTable(ConsoleGroup.DEFAULT, AiperfSample.summary(10_000)).lines(140, PLAIN))
                .containsExactlyElementsOf(theirTable("NVIDIA AIPerf | LLM Metrics", "AIPerf Harness | LLM Metrics"));
    }

    @Test
    void usageTableIsTheOneThatAiperfDraws() {
        assertThat(new MetricTable(ConsoleGroup.USAGE, AiperfSample.summary(10_000)).lines(140, PLAIN))
                .containsExactlyElementsOf(
                        theirTable("NVIDIA AIPerf | LLM Metrics: Usage", "AIPerf Harness | LLM Metrics: Usage"));
    }

    private static List<String> theirTable(String title, String ours) {
        List<String> lines =
                AiperfSample.text("profile_export_console.txt").lines().toList();
        List<String> table = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).strip().equals(title)) {
                int width = lines.get(i + 1).length();
                table.add(" ".repeat((width - ours.length()) / 2) + ours);
                for (int l = i + 1; l < lines.size() && !lines.get(l - 1).startsWith("└"); l++) {
                    table.add(lines.get(l));
                }
            }
        }
        return table;
    }

    @Test
    void percentilesThatTheSampleCantCarryAreMarkedAndExplained() {
        List<MetricResult> results =
                List.of(SampleRun.many(SampleRun.latency("request_latency", "Request Latency"), 36, 1234.5, 2000));
        assertThat(new MetricTable(ConsoleGroup.DEFAULT, SampleRun.summary(results, 36)).lines(140, PLAIN))
                .containsExactly(
                        "                                 AIPerf Harness | LLM Metrics",
                        "┏━━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━┳━━━━━━┳━━━━━━━━━━┳━━━━━━━━━━━┳━━━━━━━━━━┳━━━━━━━━━━┳━━━━━━┓",
                        "┃               Metric ┃      avg ┃  min ┃      max ┃       p99 ┃      p90 ┃      p50 ┃  std ┃",
                        "┡━━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━╇━━━━━━╇━━━━━━━━━━╇━━━━━━━━━━━╇━━━━━━━━━━╇━━━━━━━━━━╇━━━━━━┩",
                        "│ Request Latency (ms) │ 1,234.50 │ 1.00 │ 2,000.00 │ ~2,000.00 │ 2,000.00 │ 1,234.50 │ 2.00 │",
                        "└──────────────────────┴──────────┴──────┴──────────┴───────────┴──────────┴──────────┴──────┘",
                        "~ from too few values for an interval: p99 needs 368.");
    }

    @Test
    void namesBreakWhereTheLineIsNarrow() {
        List<MetricResult> results = List.of(SampleRun.single(SampleRun.latency("x", "A Rather Long Name of It"), 1));
        List<String> lines = new MetricTable(ConsoleGroup.DEFAULT, SampleRun.summary(results, 1)).lines(60, PLAIN);
        assertThat(lines.subList(4, 7))
                .containsExactly(
                        "│ A Rather Long │ 1.00 │ N/A │ N/A │ N/A │ N/A │ N/A │ N/A │",
                        "│    Name of It │      │     │     │     │     │     │     │",
                        "│          (ms) │      │     │     │     │     │     │     │");
        assertThat(lines.subList(1, lines.size())).allMatch(line -> line.length() == 60);
    }

    @Test
    void theNoiseFloorShowsWhatWasMeasuredAndMarksWhatFewRequestsCannotCarry() {
        String streamed = noise(new NoiseFloor(5, 80_000, 400_000, 75, 20_000, 1_300_000, 100, 35_000));
        String whole = noise(new NoiseFloor(500, 80_000, 400_000, 0, 0, 0, 100, 35_000));

        assertThat(streamed)
                .contains("first token 80 µs, ~400 µs; gaps 20 µs, ~1.30 ms; send lateness 0 µs, ~35 µs."
                        + " ~ from too few values for an interval: p99 needs 368.");
        assertThat(whole)
                .contains("first token 80 µs, 400 µs; send lateness 0 µs, 35 µs.")
                .doesNotContain("gaps", "~");
    }

    private static String noise(NoiseFloor floor) {
        String text = new ConsoleReport(1000, false)
                .render(SampleRun.report(
                        SampleRun.plan(), SampleRun.with(SampleRun.result(AiperfSample.summary()), floor)));
        return text.lines()
                .filter(line -> line.startsWith("Noise floor"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void verdictAndGoodputComeFirst() {
        ProfilePlan plan = SampleRun.with(
                SampleRun.plan(),
                SampleRun.output("profile_export", 0),
                List.of(
                        new GoodputBound("time_to_first_token", 55),
                        new GoodputBound("output_token_throughput_per_user", 10.5)));
        List<String> lines =
                render(plan, SampleRun.result(AiperfSample.summary())).lines().toList();
        assertThat(lines.subList(0, 4))
                .containsExactly(
                        "60 of 60 requests valid.",
                        "63.3 % of requests meet the SLO (Time to First Token ≤ 55 ms, Output Token Throughput Per User ≥"
                                + " 10.5 tokens/sec/user): a goodput of 4.61",
                        "  requests/sec.",
                        "");
        assertThat(lines.get(4)).endsWith("AIPerf Harness | LLM Metrics");
    }

    @Test
    void otherTablesComeOnlyWhenAskedFor() {
        RunResult result = SampleRun.result(AiperfSample.summary());
        assertThat(render(SampleRun.plan(), result)).doesNotContain("LLM Metrics: Usage");
        ProfilePlan verbose = SampleRun.with(SampleRun.plan(), SampleRun.output("profile_export", 1), List.of());
        assertThat(render(verbose, result)).contains("LLM Metrics: Usage");
    }

    @Test
    void whatANumberNeedsToBeJudgedFollowsTheTable() {
        RunResult fine = SampleRun.result(AiperfSample.summary());
        RunResult noted = new RunResult(
                fine.runId(),
                fine.cell(),
                fine.folder(),
                fine.measurement(),
                Optional.empty(),
                fine.noiseFloor(),
                fine.health(),
                fine.start(),
                fine.end(),
                false,
                true,
                false,
                List.of("The tokenizer is the built-in one."),
                Map.of());
        CellReport report = new CellReport(SampleRun.plan(), noted, new TtftRating.Shares(999, 1, 0, 0), "0.1.0");
        String text = new ConsoleReport(1000, false).render(report);
        assertThat(text.substring(text.indexOf("Time to first token:"))).isEqualTo("""
                        Time to first token: excellent at the median; 99.9 % excellent (under 500 ms), 0.1 % acceptable (to 2 s), 0.0 % slow (to 3 s), 0.0 % above 3 s, where users leave.
                        Throughputs are over 8.24 sec, from the first request's start to the last valid answer's end, the drain after the end of sending included.
                        Noise floor of the client (p50, p99 of 500 requests to a loopback probe): first token 80 µs, 400 µs; gaps 20 µs, 1.30 ms; send lateness 0 µs, 35 µs.
                        Client: healthy; 0.25 of 2 cores, 1 GC pause (longest 2.00 ms), sent late by 4 µs at p50 and 70 µs at p99, event loops late by 20 µs at p50 and 3.00 ms at most, 700 of 1,024 files open. 2 of 60 requests overlapped a pause of the client of 20 ms or more.

                        - The tokenizer is the built-in one.
                        - 60 of 60 requests (100.0 %) got an output length that is off the one asked for by more than 5 % or 50 tokens, whichever is less; to get the length from a server that knows these members, add --extra-inputs ignore_eos:true min_tokens:N; else compare token counts with care.
                        - 60 of 60 requests (100.0 %) have token counts by the server's usage that are more than 10 % off the client's; check that the tokenizer is the model's, or use the server's counts.

                        Results: results/profile_export_aiperf.json, and beside it profile_export_aiperf.csv, profile_export.jsonl
                        """);
    }

    @Test
    void failuresAreShownByCauseAndCannotSteerTheTerminal() {
        PhaseSummary summary = new PhaseSummary(
                Map.of(),
                List.of(
                        new ErrorCount(new RequestError(500, "HttpError", "out of \033[31mmemory\nat line 1"), 1_200),
                        new ErrorCount(new RequestError(0, "ConnectionLost", "reset"), 3)),
                0,
                1_203,
                5,
                2,
                List.of());
        String text = render(SampleRun.plan(), SampleRun.result(summary));
        assertThat(text)
                .startsWith(
                        "No valid request, 1,203 failed (5 of them still unanswered at the end, 2 of them dropped by the interrupt).\n")
                .contains("│  500 │ HttpError      │ out of [31mmemory at line 1 │ 1,200 │\n")
                .contains("│  N/A │ ConnectionLost │ reset                       │     3 │\n")
                .doesNotContain("LLM Metrics");
    }

    @Test
    void invalidClientAndInterruptionAreSaidFirst() {
        RunResult fine = SampleRun.result(AiperfSample.summary());
        ClientHealth invalid = new ClientHealth(
                ClientHealth.Verdict.INVALID,
                List.of("sends were late by 30 ms at p99"),
                new ClientUsage(
                        2,
                        0,
                        Duration.ZERO,
                        Duration.ZERO,
                        0,
                        0,
                        EventLoopDelay.UNKNOWN,
                        OpenFiles.UNKNOWN,
                        ClientPorts.UNKNOWN),
                new Sending(400, 1, 2, 30_000_000, 2, 5, 0, Optional.empty()),
                PauseSummary.NONE);
        RunResult bad = new RunResult(
                fine.runId(),
                fine.cell(),
                fine.folder(),
                fine.measurement(),
                Optional.empty(),
                Optional.empty(),
                invalid,
                fine.start(),
                fine.end(),
                true,
                false,
                false,
                List.of(),
                Map.of());
        assertThat(render(SampleRun.plan(), bad))
                .startsWith("""
                        Interrupted, partial results: 60 of 60 requests valid.
                        The client shaped these numbers: they say more about it than about the server.
                        """)
                .contains("Client: invalid (sends were late by 30 ms at p99); 2.00 of 2 cores")
                .contains("5 arrivals held at the ceiling")
                .doesNotContain("overlapped a pause")
                .doesNotContain("ports to the server");
    }

    @Test
    void coloursComeOnlyWhenTold() {
        CellReport report = SampleRun.report(SampleRun.plan(), SampleRun.result(AiperfSample.summary()));
        assertThat(new ConsoleReport(140, false).render(report)).doesNotContain("\033");
        String coloured = new ConsoleReport(140, true).render(report);
        assertThat(coloured).contains("\033[32m60 of 60 requests valid.\033[0m");
        assertThat(coloured.replaceAll("\033\\[[0-9;]*m", "")).isEqualTo(new ConsoleReport(140, false).render(report));
    }

    private static String render(ProfilePlan plan, RunResult result) {
        return new ConsoleReport(ConsoleReport.DEFAULT_WIDTH, false).render(SampleRun.report(plan, result));
    }
}
