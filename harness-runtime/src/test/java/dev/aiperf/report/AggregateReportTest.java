package dev.aiperf.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiperf.plan.Cell;
import dev.aiperf.plan.Gate;
import dev.aiperf.plan.Gate.Direction;
import dev.aiperf.plan.GatesPlan;
import dev.aiperf.plan.GatesPlan.Undecided;
import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.plan.TrafficPlan;
import dev.aiperf.run.CellRuns;
import dev.aiperf.run.FailedRun;
import dev.aiperf.run.GateJudge;
import dev.aiperf.run.Verdict;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class AggregateReportTest {

    private static final GatesPlan GATES = new GatesPlan(
            List.of(new Gate("time_to_first_token", "p99", 500, Direction.AT_MOST)), Undecided.POINT_VALUE);

    private static final CellRuns RUNS = SampleRun.runs(4, new double[] {10, 11, 12}, new double[] {400, 410, 420});

    @Test
    void verdictComesFirstThenTheTableThenWhatFailed() {
        ProfilePlan plan = SampleRun.with(SampleRun.plan(), 4, GATES);
        CellRuns cell = new CellRuns(
                RUNS.cell(),
                RUNS.runs(),
                List.of(new FailedRun(3, "its process was killed", "line 1\nline 2\u001b[31m")));

        assertThat(render(plan, List.of(cell), false)).isEqualTo("""
                        Not known: time_to_first_token p99 is 410 ms (95 % interval 385.2 to 434.8 over 3 runs), at most 500 ms in concurrency_4, but 1 of 4 runs
                          failed.

                                              AIPerf Harness | concurrency_4, 3 runs, 95 % intervals
                        ┏━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━┳━━━━━━━━┳━━━━━━━━┳━━━━━━━┳━━━━━━━━━━┳━━━━━━━━━━┓
                        ┃                               Metric ┃     mean ┃ ± 95 % ┃    std ┃    cv ┃      min ┃      max ┃
                        ┡━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━╇━━━━━━━━╇━━━━━━━━╇━━━━━━━╇━━━━━━━━━━╇━━━━━━━━━━┩
                        │         Time to First Token avg (ms) │   205.00 │  12.42 │   5.00 │ 2.4 % │   200.00 │   210.00 │
                        │         Time to First Token p50 (ms) │   205.00 │  12.42 │   5.00 │ 2.4 % │   200.00 │   210.00 │
                        │         Time to First Token p99 (ms) │   410.00 │  24.84 │  10.00 │ 2.4 % │   400.00 │   420.00 │
                        │             Request Latency avg (ms) │   500.00 │   0.00 │   0.00 │ 0.0 % │   500.00 │   500.00 │
                        │             Request Latency p50 (ms) │   500.00 │   0.00 │   0.00 │ 0.0 % │   500.00 │   500.00 │
                        │             Request Latency p99 (ms) │   600.00 │   0.00 │   0.00 │ 0.0 % │   600.00 │   600.00 │
                        │         Inter Token Latency avg (ms) │     5.00 │   0.00 │   0.00 │ 0.0 % │     5.00 │     5.00 │
                        │         Inter Token Latency p50 (ms) │     5.00 │   0.00 │   0.00 │ 0.0 % │     5.00 │     5.00 │
                        │         Inter Token Latency p99 (ms) │     6.00 │   0.00 │   0.00 │ 0.0 % │     6.00 │     6.00 │
                        │ Output Token Throughput (tokens/sec) │ 1,100.00 │ 248.41 │ 100.00 │ 9.1 % │ 1,000.00 │ 1,200.00 │
                        │    Request Throughput (requests/sec) │    11.00 │   2.48 │   1.00 │ 9.1 % │    10.00 │    12.00 │
                        └──────────────────────────────────────┴──────────┴────────┴────────┴───────┴──────────┴──────────┘

                        run_0003 of concurrency_4 failed and is left out: its process was killed.
                          The last of what it printed:
                          | line 1
                          | line 2 [31m

                        Results: out, the runs in profile_runs, what they say together in aggregate
                        """);
    }

    @Test
    void coloursFollowTheOutcome() {
        ProfilePlan plan = SampleRun.with(SampleRun.plan(), 3, GATES);

        assertThat(render(plan, List.of(RUNS), true)).startsWith("\033[32mPassed: time_to_first_token p99 is 410 ms");
        CellRuns slow = SampleRun.runs(4, new double[] {10, 11}, new double[] {900, 910});
        assertThat(render(plan, List.of(slow), true)).startsWith("\033[1;31mFailed: ");
        CellRuns across = SampleRun.runs(4, new double[] {10, 11}, new double[] {400, 550});
        assertThat(render(plan, List.of(across), true)).startsWith("\033[33mPassed by point value: ");
    }

    @Test
    void oneRunWithoutGatesHasNothingToAdd() {
        ProfilePlan plan = SampleRun.plan();

        assertThat(render(plan, List.of(CellRuns.ofOne(RUNS.runs().get(0))), false))
                .isEmpty();
    }

    @Test
    void cellsOfASweepHaveTablesWhereAskedFor() {
        CellRuns more = SampleRun.runs(8, new double[] {10, 11, 12}, new double[] {400, 410, 420});
        ProfilePlan sweep = SampleRun.with(SampleRun.plan(List.of(RUNS.cell(), more.cell())), 3, GatesPlan.NONE);
        ProfilePlan verbose = SampleRun.with(sweep, SampleRun.output("profile_export", 1), List.of());

        assertThat(render(sweep, List.of(RUNS, more), false)).isEmpty();
        assertThat(render(verbose, List.of(RUNS, more), false))
                .contains("concurrency_4, 3 runs, 95 % intervals", "concurrency_8, 3 runs, 95 % intervals");
    }

    @Test
    void percentilesOfTooFewRequestsAreMarked() {
        Cell cell = SampleRun.point(new TrafficPlan.ClosedLoop(4));
        CellRuns small = new CellRuns(
                cell, List.of(SampleRun.cell(cell, 10, 400, 60), SampleRun.cell(cell, 11, 410, 60)), List.of());
        String text = render(SampleRun.with(SampleRun.plan(), 2, GATES), List.of(small), false);

        assertThat(text)
                .contains(", from too few requests for a p99, ")
                .contains("│  ~405.00 │")
                .contains("~ from too few values for an interval: p99 needs 368.");
    }

    private static String render(ProfilePlan plan, List<CellRuns> cells, boolean colour) {
        Verdict verdict = GateJudge.installed().judge(plan, cells, false);
        return new AggregateReport(140, colour).render(plan, cells, verdict, Path.of("out"));
    }
}
