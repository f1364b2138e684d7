package dev.aiperf.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiperf.engine.ClientHealth;
import dev.aiperf.metrics.MetricCatalogue;
import dev.aiperf.metrics.MetricInfo;
import dev.aiperf.metrics.MetricResult;
import dev.aiperf.plan.Gate;
import dev.aiperf.plan.Gate.Direction;
import dev.aiperf.plan.GatesPlan.Undecided;
import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.run.GateResult.Basis;
import dev.aiperf.run.GateResult.Outcome;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class GateJudgeTest {

    private static final Gate TTFT_P99 = new Gate(SampleRuns.TTFT, "p99", 500, Direction.AT_MOST);
    private static final Gate GOOD = new Gate(Gate.GOOD_FRACTION, "avg", 0.95, Direction.AT_LEAST);

    private final GateJudge judge = GateJudge.installed();

    @Test
    void anIntervalBeyondTheLimitFails() {
        Verdict verdict = judge(Undecided.POINT_VALUE, TTFT_P99, SampleRuns.ttft(600, 610, 620, 605, 627));

        assertThat(verdict.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(verdict.exitCode()).isEqualTo(3);
        assertThat(verdict.gates().get(0).sentence())
                .isEqualTo("Failed: time_to_first_token p99 is 612.4 ms (95 % interval 598.7 to 626.1 over 5 runs),"
                        + " above 500 ms in concurrency_10.");
        assertThat(verdict.gates().get(0).rule()).isEqualTo("slo");
    }

    @Test
    void anIntervalWithinTheLimitPasses() {
        Verdict verdict = judge(Undecided.FAIL, TTFT_P99, SampleRuns.ttft(400, 410, 420));

        assertThat(verdict.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(verdict.exitCode()).isZero();
        assertThat(verdict.gates().get(0).basis()).isEqualTo(Basis.INTERVAL);
        assertThat(verdict.gates().get(0).sentence()).endsWith(", at most 500 ms in concurrency_10.");
    }

    @Test
    void equalValuesOnTheLimitPassOnEitherSide() {
        assertThat(judge(Undecided.FAIL, TTFT_P99, SampleRuns.ttft(500, 500, 500))
                        .outcome())
                .isEqualTo(Outcome.PASSED);
    }

    @Test
    void sharesThatAreEqualByChanceAreNoCertainty() {
        CellRuns onTheLimit = SampleRuns.runs(good(0.95), good(0.95));
        CellRuns allGood = SampleRuns.runs(good(1), good(1));

        assertThat(judge(Undecided.FAIL, GOOD, onTheLimit).outcome()).isEqualTo(Outcome.NOT_KNOWN);
        assertThat(judge(Undecided.FAIL, GOOD, allGood).outcome()).isEqualTo(Outcome.PASSED);
        assertThat(judge(Undecided.FAIL, GOOD, allGood).gates().get(0).sentence())
                .isEqualTo(
                        "Passed: good_request_fraction (time_to_first_token ≤ 500) is 1 (95 % interval 0.9954 to 1 over 2 runs), at least 0.95 in"
                                + " concurrency_10.");
    }

    @Test
    void aFewRequestsThatAreAllGoodPassNothing() {
        RunResult three =
                SampleRuns.run(ClientHealth.Verdict.HEALTHY, 3, 0, SampleRuns.single(Gate.GOOD_FRACTION, "ratio", 1));
        CellRuns six = SampleRuns.runs(three, three);

        GateResult gate = judge(Undecided.POINT_VALUE, GOOD, six).gates().get(0);

        assertThat(gate.outcome()).isEqualTo(Outcome.NOT_KNOWN);
        assertThat(gate.basis()).isEqualTo(Basis.TOO_FEW_REQUESTS);
        assertThat(gate.sentence())
                .isEqualTo(
                        "Not known: good_request_fraction (time_to_first_token ≤ 500) is 1 (95 % interval 0.5407 to 1 over 2 runs), from 6"
                                + " requests, too few to tell: it takes 72, with the limit of 0.95 inside in concurrency_10.");
        assertThat(judge(Undecided.POINT_VALUE, GOOD, SampleRuns.runs(three)).outcome())
                .isEqualTo(Outcome.NOT_KNOWN);
        assertThat(judge.needsMoreRuns(SampleRuns.plan(2, 30, Undecided.POINT_VALUE, GOOD), six))
                .as("more runs bring more requests")
                .isTrue();
        assertThat(judge.judge(SampleRuns.indicative(GOOD), List.of(six), false).outcome())
                .isEqualTo(Outcome.PASSED);
    }

    @Test
    void aMinimumOfAllIsJudgedByWhatWasSeen() {
        Gate all = new Gate(Gate.GOOD_FRACTION, "avg", 1, Direction.AT_LEAST);

        assertThat(judge(Undecided.FAIL, all, SampleRuns.runs(good(1), good(1))).outcome())
                .isEqualTo(Outcome.PASSED);
        assertThat(judge(Undecided.POINT_VALUE, all, SampleRuns.runs(good(1), good(0.99)))
                        .outcome())
                .isEqualTo(Outcome.FAILED);
    }

    @Test
    void aPercentileOfTooFewRequestsPassesNothingUnlessAnIndicationWillDo() {
        CellRuns twelve = SampleRuns.runs(SampleRuns.run(SampleRuns.latency(SampleRuns.TTFT, 5, 12)));
        CellRuns slow = SampleRuns.runs(SampleRuns.run(SampleRuns.latency(SampleRuns.TTFT, 900, 12)));

        GateResult gate = judge(Undecided.POINT_VALUE, TTFT_P99, twelve).gates().get(0);

        assertThat(gate.outcome()).isEqualTo(Outcome.NOT_KNOWN);
        assertThat(gate.basis()).isEqualTo(Basis.TOO_FEW_REQUESTS);
        assertThat(gate.sentence())
                .isEqualTo("Not known: time_to_first_token p99 is 5 ms in one run, from too few requests for a p99, at"
                        + " most 500 ms in concurrency_10.");
        assertThat(judge(Undecided.FAIL, TTFT_P99, twelve).exitCode()).isEqualTo(4);
        assertThat(judge(Undecided.POINT_VALUE, TTFT_P99, slow).outcome()).isEqualTo(Outcome.FAILED);
        assertThat(judge.needsMoreRuns(SampleRuns.plan(1, 20, Undecided.FAIL, TTFT_P99), twelve))
                .as("more runs of too few requests")
                .isFalse();
        assertThat(judge.judge(SampleRuns.indicative(TTFT_P99), List.of(twelve), false)
                        .outcome())
                .isEqualTo(Outcome.PASSED);
    }

    @Test
    void anIntervalAcrossTheLimitIsNotKnownAndThePlanSaysWhatThen() {
        CellRuns across = SampleRuns.ttft(450, 480, 540);

        Verdict byValue = judge(Undecided.POINT_VALUE, TTFT_P99, across);
        assertThat(byValue.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(byValue.gates().get(0).isByPointValue()).isTrue();
        assertThat(byValue.gates().get(0).sentence())
                .isEqualTo(
                        "Passed by point value: time_to_first_token p99 is 490 ms (95 % interval 376.2 to 603.8 over 3"
                                + " runs), with the limit of 500 ms inside in concurrency_10; the mean decides.");
        assertThat(judge(Undecided.POINT_VALUE, TTFT_P99, SampleRuns.ttft(450, 480, 590))
                        .exitCode())
                .isEqualTo(3);

        Verdict warned = judge(Undecided.WARN, TTFT_P99, across);
        assertThat(warned.outcome()).isEqualTo(Outcome.NOT_KNOWN);
        assertThat(warned.exitCode()).isZero();
        assertThat(warned.gates().get(0).sentence()).startsWith("Not known: time_to_first_token p99 is 490 ms");

        assertThat(judge(Undecided.FAIL, TTFT_P99, across).exitCode()).isEqualTo(4);
    }

    @Test
    void oneRunIsJudgedByItsValueAndSaysSo() {
        Verdict verdict = judge(Undecided.FAIL, TTFT_P99, SampleRuns.ttft(499.99999));

        assertThat(verdict.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(verdict.gates().get(0).sentence())
                .isEqualTo(
                        "Passed by point value: time_to_first_token p99 is 499.99999 ms in one run, at most 500 ms in"
                                + " concurrency_10.");
        assertThat(judge(Undecided.FAIL, TTFT_P99, SampleRuns.ttft(501)).exitCode())
                .isEqualTo(3);
    }

    @Test
    void noDataNeverPasses() {
        RunResult empty = SampleRuns.run(ClientHealth.Verdict.HEALTHY, 0, 9);
        RunResult invalid =
                SampleRuns.run(ClientHealth.Verdict.INVALID, 400, 0, SampleRuns.latency(SampleRuns.TTFT, 1));
        RunResult fine = SampleRuns.run(SampleRuns.latency(SampleRuns.TTFT, 1));
        RunResult without = SampleRuns.run(SampleRuns.latency("request_latency", 1));
        FailedRun died = new FailedRun(2, "its process died", "");

        assertNoData(List.of(), "it was not run");
        assertNoData(List.of(new CellRuns(SampleRuns.CELL, List.of(), List.of(died))), "no run gave a result");
        assertNoData(List.of(SampleRuns.runs(fine, empty)), "run_0002 has no valid request");
        assertNoData(
                List.of(new CellRuns(SampleRuns.CELL, List.of(fine, invalid), List.of(died))),
                "the client was not up to the load in run_0003 (no processor left)");
        assertNoData(List.of(SampleRuns.runs(without, fine)), "run_0001 has no time_to_first_token");
    }

    private void assertNoData(List<CellRuns> cells, String reason) {
        Verdict verdict = judge.judge(SampleRuns.plan(1, 1, Undecided.WARN, TTFT_P99), cells, false);

        assertThat(verdict.exitCode()).isEqualTo(3);
        assertThat(verdict.gates().get(0).basis()).isEqualTo(Basis.NO_DATA);
        assertThat(verdict.gates().get(0).sentence())
                .isEqualTo("Failed: nothing to judge time_to_first_token p99 by in concurrency_10: " + reason + ".");
    }

    @Test
    void whatIsLeftOfFailedRunsNeverPasses() {
        CellRuns runs = new CellRuns(
                SampleRuns.CELL, SampleRuns.ttft(400, 410, 405).runs(), List.of(new FailedRun(1, "killed", "")));

        Verdict verdict = judge(Undecided.POINT_VALUE, TTFT_P99, runs);

        assertThat(verdict.outcome()).isEqualTo(Outcome.NOT_KNOWN);
        assertThat(verdict.gates().get(0).runs()).isEqualTo(3);
        assertThat(verdict.gates().get(0).basis()).isEqualTo(Basis.RUNS_MISSING);
        assertThat(verdict.gates().get(0).sentence())
                .isEqualTo("Not known: time_to_first_token p99 is 405 ms (95 % interval 392.6 to 417.4 over 3 runs), at"
                        + " most 500 ms in concurrency_10, but 1 of 4 runs failed.");
        assertThat(judge(Undecided.FAIL, TTFT_P99, runs).exitCode()).isEqualTo(4);
    }

    @Test
    void thePointValueDoesntPassWhatFailedRunsLeave() {
        FailedRun died = new FailedRun(4, "killed", "");
        CellRuns across =
                new CellRuns(SampleRuns.CELL, SampleRuns.ttft(450, 480, 540).runs(), List.of(died));
        CellRuns beyond =
                new CellRuns(SampleRuns.CELL, SampleRuns.ttft(600, 610, 605).runs(), List.of(died));

        assertThat(judge(Undecided.POINT_VALUE, TTFT_P99, across).gates().get(0).basis())
                .isEqualTo(Basis.RUNS_MISSING);
        assertThat(judge(Undecided.POINT_VALUE, TTFT_P99, beyond).outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void aRunThatWasGivenUpPassesNothing() {
        CellRuns givenUp = SampleRuns.runs(SampleRuns.hopeless(SampleRuns.latency(SampleRuns.TTFT, 5)));

        GateResult gate =
                judge(Undecided.POINT_VALUE, TTFT_P99, givenUp).gates().get(0);

        assertThat(gate.outcome()).isEqualTo(Outcome.NOT_KNOWN);
        assertThat(gate.sentence()).endsWith(", but the run failed.");
    }

    @Test
    void aFastServerThatRefusesIsNotFast() {
        RunResult refusing =
                SampleRuns.run(SampleRuns.latency(SampleRuns.TTFT, 5), SampleRuns.failing(SampleRuns.TTFT));
        RunResult fine = SampleRuns.run(SampleRuns.latency(SampleRuns.TTFT, 5));

        Verdict verdict = judge(Undecided.WARN, TTFT_P99, SampleRuns.runs(fine, refusing, fine));

        assertThat(verdict.exitCode()).isEqualTo(3);
        assertThat(verdict.gates().get(0).value()).isEmpty();
        assertThat(verdict.gates().get(0).sentence())
                .isEqualTo(
                        "Failed: time_to_first_token p99 (failures counted as infinite) has no number in 1 of 3 runs, as"
                                + " too many requests failed; at most 500 ms is asked for in concurrency_10.");
    }

    @Test
    void aServerThatRefusesGivesNobodyTokens() {
        RunResult refusing = SampleRuns.run(
                SampleRuns.single("output_token_throughput_per_user", "tokens/sec/user", 90),
                SampleRuns.single("adj_output_token_throughput_per_user", "tokens/sec/user", 9));
        Gate gate = new Gate("output_token_throughput_per_user", "avg", 50, Direction.AT_LEAST);

        Verdict verdict = judge(Undecided.WARN, gate, SampleRuns.runs(refusing));

        assertThat(verdict.exitCode()).isEqualTo(3);
        assertThat(verdict.gates().get(0).sentence()).contains("(failures counted as 0) is 9 tokens/sec/user");
    }

    @Test
    void tokensOfAStandInDecideNothingHoweverManyRuns() {
        MetricResult itl = SampleRuns.latency("inter_token_latency", 5);
        MetricResult approximate =
                new MetricResult(itl.metric(), itl.value(), itl.distribution(), true, itl.histogram());
        CellRuns runs = SampleRuns.runs(SampleRuns.run(approximate), SampleRuns.run(approximate));
        Gate gate = new Gate("inter_token_latency", "avg", 10, Direction.AT_MOST);

        Verdict verdict = judge(Undecided.POINT_VALUE, gate, runs);

        assertThat(verdict.outcome()).isEqualTo(Outcome.NOT_KNOWN);
        assertThat(verdict.exitCode()).isZero();
        assertThat(verdict.gates().get(0).sentence())
                .isEqualTo(
                        "Not known: inter_token_latency avg is 5 ms (95 % interval 5 to 5 over 2 runs), made of tokens"
                                + " that a stand-in for the model's tokenizer counted; at most 10 ms is asked for in"
                                + " concurrency_10.");
        assertThat(judge(Undecided.FAIL, gate, runs).exitCode()).isEqualTo(4);
        assertThat(judge.needsMoreRuns(SampleRuns.plan(2, 20, Undecided.WARN, gate), runs))
                .isFalse();
    }

    @Test
    void goodputIsJudgedByARuleOfItsOwn() {
        Verdict verdict = judge(Undecided.WARN, GOOD, SampleRuns.runs(good(0.9), good(0.91), good(0.92)));

        assertThat(verdict.gates()).extracting(GateResult::rule).containsExactly("goodput");
        assertThat(verdict.gates().get(0).sentence())
                .isEqualTo(
                        "Failed: good_request_fraction (time_to_first_token ≤ 500) is 0.91 (95 % interval 0.8852 to 0.9348 over 3 runs), below"
                                + " 0.95 in concurrency_10.");
    }

    @Test
    void noneIsAValueOfEachMetricThatIsAbsentThen() {
        List<MetricInfo> counts = MetricCatalogue.builtIn().infos().stream()
                .filter(info -> info.formula().contains("absent when there was none"))
                .toList();

        assertThat(counts)
                .extracting(MetricInfo::tag)
                .contains("error_request_count", "cancelled_request_count", "context_overflow_count");
        for (MetricInfo count : counts) {
            Gate none = new Gate(count.tag(), "avg", 0, Direction.AT_MOST);
            assertThat(judge(Undecided.FAIL, none, SampleRuns.ttft(1, 2)).outcome())
                    .as(count.tag())
                    .isEqualTo(Outcome.PASSED);
        }
        Gate unknown = new Gate("usage_discrepancy_count", "avg", 0, Direction.AT_MOST);
        assertThat(judge(Undecided.FAIL, unknown, SampleRuns.ttft(1, 2))
                        .gates()
                        .get(0)
                        .basis())
                .as("a server that reports no tokens may have miscounted all")
                .isEqualTo(Basis.NO_DATA);
    }

    @Test
    void whereNothingIsGatedThereIsNothingToSay() {
        Verdict verdict = judge.judge(SampleRuns.plan(1, 1, Undecided.FAIL), List.of(SampleRuns.ttft(1)), false);

        assertThat(verdict.isEmpty()).isTrue();
        assertThat(verdict.exitCode()).isZero();
    }

    @Test
    void aRuleThatThrowsOrCantBeLoadedFailsAndIsNamed() {
        GateRule throwing = new GateRule() {
            @Override
            public String name() {
                return "mine";
            }

            @Override
            public List<GateResult> judge(ProfilePlan plan, CellRuns runs) {
                throw new IllegalStateException("oops");
            }
        };
        GateJudge judge = new GateJudge(List.of(throwing, new SloRule()), List.of("com.example.Gone not found"));

        Verdict verdict =
                judge.judge(SampleRuns.plan(1, 1, Undecided.WARN, TTFT_P99), List.of(SampleRuns.ttft(1)), false);

        assertThat(verdict.exitCode()).isEqualTo(3);
        assertThat(verdict.gates())
                .extracting(GateResult::sentence)
                .contains(
                        "Failed: the gate rule \"mine\" failed: java.lang.IllegalStateException: oops.",
                        "Failed: a gate rule can't be loaded: com.example.Gone not found.")
                .anyMatch(sentence -> sentence.startsWith("Passed by point value"));
    }

    @Test
    void runsAreAddedUntilAGateIsDecidedAndNeverStopTooSoon() {
        ProfilePlan plan = SampleRuns.plan(2, 10, Undecided.POINT_VALUE, TTFT_P99);

        assertThat(judge.needsMoreRuns(plan, SampleRuns.ttft(400))).isTrue();
        assertThat(judge.needsMoreRuns(plan, SampleRuns.ttft(400, 401, 402, 403, 404, 405, 406)))
                .as("decided, but by too few runs to stop")
                .isTrue();
        assertThat(judge.needsMoreRuns(plan, SampleRuns.ttft(400, 401, 402, 403, 404, 405, 406, 407)))
                .isFalse();
        CellRuns across = SampleRuns.ttft(400, 600, 450, 550, 460, 540, 470, 530);
        assertThat(judge.needsMoreRuns(plan, across)).isTrue();
        assertThat(judge.needsMoreRuns(SampleRuns.plan(8, 8, Undecided.WARN, TTFT_P99), across))
                .isFalse();
    }

    @Test
    void noRunIsAddedForWhatNoRunCanDecide() {
        ProfilePlan plan = SampleRuns.plan(1, 20, Undecided.WARN, TTFT_P99);

        assertThat(judge.needsMoreRuns(plan, SampleRuns.runs(SampleRuns.run(ClientHealth.Verdict.HEALTHY, 0, 5))))
                .isFalse();
        assertThat(judge.needsMoreRuns(SampleRuns.plan(1, 20, Undecided.WARN), SampleRuns.ttft(1)))
                .as("no gate, no width")
                .isFalse();
    }

    @Test
    void runsAreAddedUntilTheIntervalIsAsNarrowAsAskedFor() {
        ProfilePlan plan = SampleRuns.plan(1, 20, OptionalDouble.of(0.05), Undecided.WARN);
        CellRuns wide = SampleRuns.ttft(80, 120, 80, 120, 80, 120, 80, 120);
        CellRuns narrow = SampleRuns.ttft(99, 101, 99, 101, 99, 101, 99, 101);

        assertThat(judge.needsMoreRuns(plan, SampleRuns.ttft(100, 100, 100))).isTrue();
        assertThat(judge.needsMoreRuns(plan, wide)).isTrue();
        assertThat(judge.needsMoreRuns(plan, narrow)).isFalse();
        assertThat(judge.needsMoreRuns(SampleRuns.plan(1, 20, OptionalDouble.of(0.05), Undecided.WARN, TTFT_P99), wide))
                .as("a gate that passed is watched for its width")
                .isTrue();
    }

    @Test
    void aShareIsWatchedByTheIntervalThatItIsJudgedBy() {
        ProfilePlan plan = SampleRuns.plan(1, 20, OptionalDouble.of(0.005), Undecided.WARN, GOOD);

        assertThat(judge.needsMoreRuns(plan, eightRunsAllGood(10)))
                .as("80 requests that are all good leave more than half a percent open")
                .isTrue();
        assertThat(judge.needsMoreRuns(plan, eightRunsAllGood(1000))).isFalse();
    }

    private static CellRuns eightRunsAllGood(int requests) {
        RunResult run = SampleRuns.run(
                ClientHealth.Verdict.HEALTHY, requests, 0, SampleRuns.single(Gate.GOOD_FRACTION, "ratio", 1));
        return SampleRuns.runs(run, run, run, run, run, run, run, run);
    }

    private Verdict judge(Undecided undecided, Gate gate, CellRuns runs) {
        return judge.judge(SampleRuns.plan(1, 1, undecided, gate), List.of(runs), false);
    }

    private static RunResult good(double fraction) {
        return SampleRuns.run(SampleRuns.single(Gate.GOOD_FRACTION, "ratio", fraction));
    }
}
