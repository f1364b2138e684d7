package dev.aiperf.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiperf.plan.Cell;
import dev.aiperf.plan.Gate;
import dev.aiperf.plan.Gate.Direction;
import dev.aiperf.plan.GatesPlan.Undecided;
import dev.aiperf.plan.PhasePlan;
import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.plan.StopCondition;
import dev.aiperf.plan.TrafficPlan;
import dev.aiperf.run.GateResult.Basis;
import dev.aiperf.run.GateResult.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InterruptedGatesTest {

    private static final Gate TTFT_P99 = new Gate(SampleRuns.TTFT, "p99", 500, Direction.AT_MOST);

    @ParameterizedTest
    @EnumSource
    void aRunThatWasEndedEarlyDecidesNoGate(Undecided undecided) {
        for (double value : new double[] {400, 600}) {
            RunResult part = SampleRuns.interrupted(SampleRuns.CELL, 37, 3, SampleRuns.latency(SampleRuns.TTFT, value));

            Verdict verdict = judge(SampleRuns.plan(1, 1, undecided, TTFT_P99), SampleRuns.runs(part));

            assertThat(verdict.outcome()).isEqualTo(Outcome.NOT_KNOWN);
            assertThat(verdict.exitCode()).isEqualTo(130);
            assertThat(verdict.gates()).extracting(GateResult::basis).containsExactly(Basis.INTERRUPTED);
            assertThat(verdict.gates().get(0).isByPointValue()).isFalse();
            assertThat(verdict.gates().get(0).value()).hasValue(value);
        }
    }

    @Test
    void theSentenceSaysAfterHowManyRequests() {
        RunResult part = SampleRuns.interrupted(SampleRuns.CELL, 37, 3, SampleRuns.latency(SampleRuns.TTFT, 400));

        assertThat(sentence(SampleRuns.plan(1, 1, Undecided.FAIL, TTFT_P99), SampleRuns.runs(part)))
                .isEqualTo("Not known: time_to_first_token p99 is 400 ms in one run, at most 500 ms in concurrency_10;"
                        + " run_0001 was interrupted after 37 of 400 requests.");
    }

    @Test
    void theSentenceSaysAfterHowLongWhereTimeEndsTheRun() {
        PhasePlan minute = new PhasePlan(
                new StopCondition.FirstOf(OptionalLong.empty(), Optional.of(Duration.ofMinutes(1))), Optional.empty());
        RunResult part = SampleRuns.interrupted(Cell.of(new TrafficPlan.ClosedLoop(10), minute), 37, 0);
        PhasePlan whole = new PhasePlan(new StopCondition.WholeDataset(), Optional.empty());
        RunResult ofAll = SampleRuns.interrupted(Cell.of(new TrafficPlan.ClosedLoop(10), whole), 1037, 0);
        ProfilePlan plan = SampleRuns.plan(1, 1, Undecided.FAIL, TTFT_P99);

        assertThat(sentence(plan, SampleRuns.runs(part)))
                .endsWith("; run_0001 was interrupted after 37 requests, 3.2 s of 1m.");
        assertThat(sentence(plan, SampleRuns.runs(ofAll))).endsWith("; run_0001 was interrupted after 1,037 requests.");
    }

    @Test
    void anInterruptBeforeTheFirstAnswerIsNoFailure() {
        RunResult part = SampleRuns.interrupted(SampleRuns.CELL, 0, 4);
        ProfilePlan plan = SampleRuns.plan(1, 1, Undecided.FAIL, TTFT_P99);

        assertThat(sentence(plan, SampleRuns.runs(part)))
                .isEqualTo("Not known: nothing to judge time_to_first_token p99 by in concurrency_10: run_0001 has no"
                        + " valid request; run_0001 was interrupted after 0 of 400 requests.");
        assertThat(judge(plan).gates().get(0).sentence())
                .isEqualTo("Not known: nothing to judge time_to_first_token p99 by in concurrency_10: it was not run;"
                        + " the plan was interrupted before its first run.");
    }

    @Test
    void fewerRunsThanWereAskedForDecideNoGate() {
        assertThat(sentence(SampleRuns.plan(5, 5, Undecided.FAIL, TTFT_P99), SampleRuns.ttft(400, 410)))
                .startsWith("Not known: time_to_first_token p99 is 405 ms (95 % interval ")
                .endsWith(", at most 500 ms in concurrency_10; the plan was interrupted after 2 of 5 runs.");
        assertThat(sentence(SampleRuns.plan(2, 20, Undecided.POINT_VALUE, TTFT_P99), SampleRuns.ttft(450, 480, 540)))
                .startsWith("Not known: ")
                .endsWith(
                        "with the limit of 500 ms inside in concurrency_10; the plan was interrupted after 3 of at most 20 runs.");
    }

    @Test
    void aCellThatWasDoneBeforeTheInterruptIsJudged() {
        Verdict verdict = judge(SampleRuns.plan(3, 3, Undecided.FAIL, TTFT_P99), SampleRuns.ttft(600, 610, 620));

        assertThat(verdict.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(verdict.exitCode()).isEqualTo(3);
        assertThat(verdict.gates().get(0).sentence()).doesNotContain("interrupted");
    }

    private static Verdict judge(ProfilePlan plan, CellRuns... cells) {
        return GateJudge.installed().judge(plan, List.of(cells), true);
    }

    private static String sentence(ProfilePlan plan, CellRuns cell) {
        return judge(plan, cell).gates().get(0).sentence();
    }
}
