package dev.aiperf.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiperf.metrics.MetricResult;
import dev.aiperf.plan.ArrivalPattern;
import dev.aiperf.plan.Cell;
import dev.aiperf.plan.Gate;
import dev.aiperf.plan.Gate.Direction;
import dev.aiperf.plan.GatesPlan;
import dev.aiperf.plan.GoodputBound;
import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.plan.TrafficPlan;
import dev.aiperf.run.CellRuns;
import dev.aiperf.run.RunResult;
import dev.aiperf.stats.Distribution;
import dev.aiperf.stats.RunningDistribution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SweepReportTest {

    private static final List<RunResult> RESULTS = List.of(
            SampleRun.cell(10, 35, 480),
            SampleRun.cell(1, 4, 100),
            SampleRun.cell(5, 19, 200),
            SampleRun.cell(50, 36, 2500));

    @Test
    void cellsStandByRisingLoadWithKneeBreakingPointsAndChart() {
        String text = new SweepReport(140, false).render(plan(RESULTS), cells(RESULTS), Path.of("out"));
        assertThat(text).isEqualTo("""
                                                                              AIPerf Harness | Sweep
                        ┏━━━━━━━━━━━━━┳━━━━━━━━━━━━┳━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━━━━┳━━━━━━━━┳━━━━━━━━┓
                        ┃ Concurrency ┃ Requests/s ┃ Output tokens/s ┃ TTFT p50 (ms) ┃ TTFT p99 (ms) ┃ ITL p50 (ms) ┃ Latency p99 (ms) ┃ Errors ┃        ┃
                        ┡━━━━━━━━━━━━━╇━━━━━━━━━━━━╇━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━━━━╇━━━━━━━━╇━━━━━━━━┩
                        │           1 │       4.00 │          400.00 │         50.00 │        100.00 │         5.00 │           600.00 │      0 │        │
                        │           5 │      19.00 │        1,900.00 │        100.00 │        200.00 │         5.00 │           600.00 │      0 │        │
                        │          10 │      35.00 │        3,500.00 │        240.00 │        480.00 │         5.00 │           600.00 │      0 │ ◄ knee │
                        │          50 │      36.00 │        3,600.00 │      1,250.00 │      2,500.00 │         5.00 │           600.00 │      0 │        │
                        └─────────────┴────────────┴─────────────────┴───────────────┴───────────────┴──────────────┴──────────────────┴────────┴────────┘

                        Requests/s by concurrency
                         1 │██████▋ 4.00
                         5 │███████████████████████████████▋ 19.00
                        10 │██████████████████████████████████████████████████████████▍ 35.00 ◄ knee
                        50 │████████████████████████████████████████████████████████████ 36.00

                        Throughput: the knee is at concurrency 10 with 35.00 requests/s; beyond it more load buys little.
                        Time to First Token p99 ≤ 500 ms: kept up to concurrency 10 (480.00 ms), broken at concurrency 50 (2,500.00 ms).
                        Time to First Token p99 ≤ 2,000 ms: kept up to concurrency 10 (480.00 ms), broken at concurrency 50 (2,500.00 ms).
                        Time to First Token p99 ≤ 3,000 ms: kept throughout, up to concurrency 50 (2,500.00 ms).
                        These bounds are judged by point values of one run a cell, so they are indicative.

                        Results: out, a folder for each cell and sweep_aggregate
                        """);
    }

    @Test
    void sweepThatNeverBendsHasNoKneeYet() {
        List<RunResult> linear = List.of(SampleRun.cell(1, 4, 100), SampleRun.cell(5, 20, 100));
        assertThat(new SweepReport(140, false).render(plan(linear), cells(linear), Path.of("out")))
                .contains("Throughput: no knee up to concurrency 5;")
                .doesNotContain("◄");
    }

    @Test
    void smallCellsAndMissingCellsAreSaid() {
        Cell cell = SampleRun.point(new TrafficPlan.ClosedLoop(2));
        List<RunResult> results = List.of(SampleRun.cell(cell, 4, 100, 50));
        ProfilePlan plan = SampleRun.plan(List.of(cell, SampleRun.point(new TrafficPlan.ClosedLoop(3))));
        assertThat(new SweepReport(140, false).render(plan, cells(results), Path.of("out")))
                .contains("~100.00")
                .contains("~ from too few values for an interval: p99 needs 368.")
                .contains("Only 1 of 2 cells were run.");
    }

    @Test
    void severalParametersHaveATableAndNoCurve() {
        List<RunResult> results = new ArrayList<>();
        for (double rate : new double[] {5, 10}) {
            for (int ceiling : new int[] {4, 8}) {
                TrafficPlan traffic = new TrafficPlan.OpenLoop(rate, ArrivalPattern.POISSON, OptionalInt.of(ceiling));
                results.add(SampleRun.cell(
                        new Cell("r" + rate + "c" + ceiling, traffic, Map.of(), SampleRun.phase(60)), rate, 100, 400));
            }
        }
        assertThat(new SweepReport(160, false).render(plan(results), cells(results), Path.of("out")))
                .contains("request_rate 10, concurrency 4")
                .doesNotContain("knee", "kept");
    }

    @Test
    void requestRateIsAnAxisToo() {
        List<RunResult> results = new ArrayList<>();
        for (double rate : new double[] {2.5, 5}) {
            TrafficPlan traffic = new TrafficPlan.OpenLoop(rate, ArrivalPattern.POISSON, OptionalInt.of(8));
            results.add(SampleRun.cell(SampleRun.point(traffic), rate, 100, 400));
        }
        assertThat(new SweepReport(140, false).render(plan(results), cells(results), Path.of("out")))
                .contains("┃ Request Rate ┃")
                .contains("Requests/s by request rate\n2.5 │");
    }

    @Test
    void cellWithoutAValidRequestKeepsNoBoundAndMakesNoCurve() {
        List<RunResult> results = List.of(
                SampleRun.cell(1, 4, 100),
                SampleRun.result(
                        SampleRun.nothingValid(20), SampleRun.FOLDER, SampleRun.point(new TrafficPlan.ClosedLoop(5))));
        String text = new SweepReport(140, false).render(plan(results), cells(results), Path.of("out"));
        assertThat(text)
                .contains("broken at concurrency 5 (too many failures)")
                .contains("│           5 │        N/A │");
    }

    @Test
    void boundIsJudgedByTheErrorAdjustedTwin() {
        RunningDistribution answered = new RunningDistribution();
        IntStream.range(0, 390).forEach(k -> answered.add(50));
        MetricResult plain = result("time_to_first_token", answered.summary());
        MetricResult adjusted = result("adj_time_to_first_token", answered.summaryWithInfinite(10));
        RunResult refusing = SampleRun.result(SampleRun.summary(List.of(plain, adjusted), 390));
        BreakingPoint point =
                BreakingPoint.of(new GoodputBound("time_to_first_token", 500), cells(List.of(refusing)), 0.95);
        assertThat(point.lastKept()).isEmpty();
        assertThat(point.firstBroken()).hasValue(0);
        assertThat(point.sentence(List.of("concurrency 4")))
                .isEqualTo("Time to First Token p99 ≤ 500 ms: not kept by the lowest load, broken at concurrency 4"
                        + " (too many failures).");
    }

    @Test
    void theCellThatRefusesMostIsNotTheBest() {
        RunResult refusing = refusing(1, 40, 40, 10);
        RunResult hardly = refusing(5, 60, 399, 1);
        RunResult slow = SampleRun.cell(10, 35, 480);
        ProfilePlan plan = plan(List.of(refusing, hardly, slow));
        SweepSummary summary = new SweepSummary(new Sweep(plan, cells(List.of(refusing, hardly, slow))));

        SweepSummary.Best best = summary.bestLatency().orElseThrow();

        assertThat(best.cell().parameters()).containsEntry("concurrency", 5);
        assertThat(best.value()).isEqualTo(60);
        assertThat(summary.paretoOptimal())
                .extracting(cell -> cell.parameters().get("concurrency"))
                .containsExactly(5);
    }

    private static RunResult refusing(int concurrency, double millis, int answered, long failed) {
        RunningDistribution latencies = new RunningDistribution();
        IntStream.range(0, answered).forEach(k -> latencies.add(millis));
        MetricResult throughput =
                new MetricResult(AiperfSample.info("request_throughput", "requests/sec"), 50, Optional.empty());
        return SampleRun.result(
                SampleRun.summary(
                        List.of(
                                result("time_to_first_token", latencies.summary()),
                                result("adj_time_to_first_token", latencies.summaryWithInfinite(failed)),
                                throughput),
                        answered),
                SampleRun.FOLDER,
                SampleRun.point(new TrafficPlan.ClosedLoop(concurrency)));
    }

    @Test
    void limitsOnRequestsAreTheBoundsOfTheSweep() {
        GatesPlan gates = new GatesPlan(
                List.of(
                        new Gate("time_to_first_token", "p50", 200, Direction.AT_MOST),
                        new Gate("request_throughput", "avg", 30, Direction.AT_LEAST)),
                GatesPlan.Undecided.WARN);
        ProfilePlan plan = SampleRun.with(plan(RESULTS), 1, gates);

        assertThat(new SweepReport(140, false).render(plan, cells(RESULTS), Path.of("out")))
                .contains(
                        "Time to First Token p50 ≤ 200 ms: kept up to concurrency 5 (100.00 ms), broken at concurrency 10"
                                + " (240.00 ms).")
                .doesNotContain("500 ms", "2,000 ms", "Throughput avg");
    }

    @Test
    void someFailuresLeaveABoundKeptWhoseTailIsFinite() {
        RunningDistribution answered = new RunningDistribution();
        IntStream.range(0, 399).forEach(k -> answered.add(50));
        MetricResult plain = result("time_to_first_token", answered.summary());
        MetricResult adjusted = result("adj_time_to_first_token", answered.summaryWithInfinite(1));
        RunResult cell = SampleRun.result(SampleRun.summary(List.of(plain, adjusted), 399));

        assertThat(BreakingPoint.of(new GoodputBound("time_to_first_token", 500), cells(List.of(cell)), 0.95)
                        .firstBroken())
                .isEmpty();
    }

    private static MetricResult result(String tag, Distribution distribution) {
        return new MetricResult(
                SampleRun.latency(tag, "Time to First Token"), distribution.mean(), Optional.of(distribution));
    }

    @Test
    void largerIsBetterIsJudgedByTheLowerTailAndUnknownMetricsNotAtAll() {
        var speed = AiperfSample.info("output_token_throughput_per_user", "tokens/sec/user");
        var distribution = new Distribution(400, 20, 5, 30, 1, 8000, new TreeMap<>(Map.of(1.0, 8.0, 99.0, 29.0)), true);
        RunResult cell = SampleRun.result(
                SampleRun.summary(List.of(new MetricResult(speed, 20, Optional.of(distribution))), 400));
        assertThat(BreakingPoint.of(new GoodputBound(speed.tag(), 10), cells(List.of(cell)), 0.95)
                        .firstBroken())
                .hasValue(0);
        assertThat(BreakingPoint.of(new GoodputBound(speed.tag(), 8), cells(List.of(cell)), 0.95)
                        .firstBroken())
                .isEmpty();
        assertThat(BreakingPoint.of(new GoodputBound("no_such", 8), cells(List.of(cell)), 0.95)
                        .sentence(List.of("x")))
                .isEqualTo("no_such 8: can't be judged, no cell has this metric.");
    }

    @Test
    void filesHaveAiperfsShapeForOneRunAPoint(@TempDir Path temp) throws IOException {
        Exporters.Written written = SweepFiles.write(temp, plan(RESULTS), cells(RESULTS), "0.1.0");
        assertThat(written.failures()).isEmpty();
        JsonNode json = JsonMapper.shared()
                .readTree(temp.resolve("profile_export_aiperf_sweep.json").toFile());
        assertThat(json.get("metadata").toString())
                .isEqualTo("{\"sweep_parameters\":[{\"name\":\"concurrency\",\"values\":[1,5,10,50]}],"
                        + "\"num_combinations\":4,\"num_trials_per_value\":1,\"aggregation_type\":\"sweep\"}");
        assertThat(json.at("/per_combination_metrics/2/parameters").toString()).isEqualTo("{\"concurrency\":10}");
        assertThat(json.at("/per_combination_metrics/2/metrics/time_to_first_token_p99")
                        .toString())
                .isEqualTo("{\"mean\":480.0,\"unit\":\"ms\"}");
        assertThat(json.get("best_configurations").toString())
                .isEqualTo("{\"best_throughput\":{\"parameters\":{\"concurrency\":50},\"metric\":36.0,"
                        + "\"unit\":\"requests/sec\"},\"best_latency_p99\":{\"parameters\":{\"concurrency\":1},"
                        + "\"metric\":100.0,\"unit\":\"ms\"}}");
        assertThat(json.get("pareto_optimal").size()).isEqualTo(4);
        assertThat(json.at("/harness/knee/concurrency").asInt()).isEqualTo(10);
        assertThat(json.at("/harness/breaking_points/0/first_broken/concurrency")
                        .asInt())
                .isEqualTo(50);

        String csv = Files.readString(temp.resolve("profile_export_aiperf_sweep.csv"));
        assertThat(csv)
                .startsWith("concurrency,inter_token_latency_avg_mean,inter_token_latency_avg_std,"
                        + "inter_token_latency_avg_min,inter_token_latency_avg_max,inter_token_latency_avg_cv,")
                .contains("\r\n10,5.00,,,,,6.00,")
                .endsWith("""
                        \r
                        Best Configurations\r
                        Configuration,concurrency,Metric,Unit\r
                        Best Throughput,50,36.00,requests/sec\r
                        Best Latency P99,1,100.00,ms\r
                        \r
                        Pareto Optimal Points\r
                        concurrency\r
                        1\r
                        5\r
                        10\r
                        50\r
                        \r
                        Metadata\r
                        Field,Value\r
                        Aggregation Type,sweep\r
                        Sweep Parameters,concurrency\r
                        Number of Combinations,4\r
                        Number of Profile Runs,4\r
                        Number of Successful Runs,4\r
                        """);
    }

    @Test
    void sweepInWhichEverythingFailedStillHasItsFiles(@TempDir Path temp) throws IOException {
        List<RunResult> results = List.of(
                SampleRun.result(SampleRun.nothingValid(5), temp, SampleRun.point(new TrafficPlan.ClosedLoop(1))),
                SampleRun.result(SampleRun.nothingValid(5), temp, SampleRun.point(new TrafficPlan.ClosedLoop(2))));
        assertThat(SweepFiles.write(temp, plan(results), cells(results), "0.1.0")
                        .failures())
                .isEmpty();
        JsonNode json = JsonMapper.shared()
                .readTree(temp.resolve("profile_export_aiperf_sweep.json").toFile());
        assertThat(json.get("num_successful_runs").asInt()).isZero();
        assertThat(json.get("failed_runs").size()).isEqualTo(2);
        assertThat(json.get("best_configurations").size()).isZero();
        assertThat(new SweepReport(140, false).render(plan(results), cells(results), temp))
                .contains("N/A");
    }

    @Test
    void intervalsOverRunsDecideWhereThereAreSome() {
        List<CellRuns> cells = List.of(
                SampleRun.runs(1, new double[] {4, 4.1, 4.2}, new double[] {100, 110, 105}),
                SampleRun.runs(5, new double[] {19, 20, 19.5}, new double[] {450, 480, 540}),
                SampleRun.runs(10, new double[] {35, 34, 36}, new double[] {900, 910, 920}));
        ProfilePlan plan =
                SampleRun.with(SampleRun.plan(cells.stream().map(CellRuns::cell).toList()), 3, GatesPlan.NONE);

        assertThat(new SweepReport(160, false).render(plan, cells, Path.of("out")))
                .isEqualTo("""
                                                      AIPerf Harness | Sweep | means of 3 runs a cell, ± of 95 % intervals
                        ┏━━━━━━━━━━━━━┳━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━━━━┳━━━━━━━━┳━━┓
                        ┃ Concurrency ┃   Requests/s ┃ Output tokens/s ┃  TTFT p50 (ms) ┃   TTFT p99 (ms) ┃ ITL p50 (ms) ┃ Latency p99 (ms) ┃ Errors ┃  ┃
                        ┡━━━━━━━━━━━━━╇━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━━━━╇━━━━━━━━╇━━┩
                        │           1 │  4.10 ± 0.25 │          410.00 │   52.50 ± 6.21 │  105.00 ± 12.42 │         5.00 │           600.00 │      0 │  │
                        │           5 │ 19.50 ± 1.24 │        1,950.00 │ 245.00 ± 56.92 │ 490.00 ± 113.84 │         5.00 │           600.00 │      0 │  │
                        │          10 │ 35.00 ± 2.48 │        3,500.00 │ 455.00 ± 12.42 │  910.00 ± 24.84 │         5.00 │           600.00 │      0 │  │
                        └─────────────┴──────────────┴─────────────────┴────────────────┴─────────────────┴──────────────┴──────────────────┴────────┴──┘

                        Requests/s by concurrency
                         1 │███████ 4.10
                         5 │█████████████████████████████████▍ 19.50
                        10 │████████████████████████████████████████████████████████████ 35.00

                        Throughput: no knee up to concurrency 10; it grows about as the load does, or the sweep is too short.
                        Time to First Token p99 ≤ 500 ms: kept up to concurrency 1 (105.00 ± 12.42 ms), not known at concurrency 5 (490.00 ± 113.84 ms), broken at concurrency 10
                          (910.00 ± 24.84 ms).
                        Time to First Token p99 ≤ 2,000 ms: kept throughout, up to concurrency 10 (910.00 ± 24.84 ms).
                        Time to First Token p99 ≤ 3,000 ms: kept throughout, up to concurrency 10 (910.00 ± 24.84 ms).

                        Results: out, the runs in profile_runs, what they say together in aggregate
                        """);
    }

    @Test
    void boundThatNoIntervalKeepsOrBreaksIsNotKnown() {
        List<CellRuns> cells = List.of(SampleRun.runs(5, new double[] {19, 20}, new double[] {450, 540}));
        BreakingPoint point = BreakingPoint.of(new GoodputBound("time_to_first_token", 500), cells, 0.95);

        assertThat(point.lastKept()).isEmpty();
        assertThat(point.firstBroken()).isEmpty();
        assertThat(point.open()).containsExactly(0);
        assertThat(point.sentence(List.of("concurrency 5")))
                .isEqualTo("Time to First Token p99 ≤ 500 ms: kept by no load for certain, not known at concurrency 5"
                        + " (495.00 ± 571.78 ms).");
    }

    @Test
    void parametersOfABenchmarkAreParametersOfTheSweep(@TempDir Path temp) throws IOException {
        List<RunResult> results = List.of("short", "long").stream()
                .map(prompt -> SampleRun.cell(
                        Cell.of(new TrafficPlan.ClosedLoop(2), Map.of("prompt", prompt), SampleRun.phase(60)),
                        5,
                        100,
                        400))
                .toList();

        SweepFiles.write(temp, plan(results), cells(results), "0.1.0");

        assertThat(JsonMapper.shared()
                        .readTree(
                                temp.resolve("profile_export_aiperf_sweep.json").toFile())
                        .at("/metadata/sweep_parameters")
                        .toString())
                .isEqualTo("[{\"name\":\"prompt\",\"values\":[\"short\",\"long\"]}]");
        assertThat(new SweepReport(140, false).render(plan(results), cells(results), temp))
                .contains("prompt short", "prompt long")
                .doesNotContain("knee");
    }

    private static List<CellRuns> cells(List<RunResult> results) {
        return results.stream().map(CellRuns::ofOne).toList();
    }

    private static ProfilePlan plan(List<RunResult> results) {
        return SampleRun.plan(results.stream().map(RunResult::cell).toList());
    }
}
