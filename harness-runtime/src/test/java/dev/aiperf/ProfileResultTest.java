package dev.aiperf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiperf.engine.ClientHealth;
import dev.aiperf.engine.ClientPorts;
import dev.aiperf.engine.ClientUsage;
import dev.aiperf.engine.ClientVerdict;
import dev.aiperf.engine.EventLoopDelay;
import dev.aiperf.engine.OpenFiles;
import dev.aiperf.engine.PhaseResult;
import dev.aiperf.engine.Sending;
import dev.aiperf.plan.Gate;
import dev.aiperf.plan.Gate.Direction;
import dev.aiperf.plan.GatesPlan.Undecided;
import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.run.CellRuns;
import dev.aiperf.run.FailedRun;
import dev.aiperf.run.GateJudge;
import dev.aiperf.run.RunResult;
import dev.aiperf.run.SampleRuns;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProfileResultTest {

    private static final Gate GATE = new Gate(SampleRuns.TTFT, "p99", 500, Direction.AT_MOST);

    private final RunResult fine = SampleRuns.run(SampleRuns.latency(SampleRuns.TTFT, 5));

    @Test
    void isDoneWhereEachRunGaveItsNumbers() {
        ProfileResult result = of(3, SampleRuns.runs(fine, fine, fine));

        assertThat(result.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(result.complaint()).isEmpty();
    }

    @Test
    void oneFailedRunFailsTheWholeWhateverTheOthersSay() {
        FailedRun died = new FailedRun(2, "its process ended with exit code 137", "");

        ProfileResult result = of(3, new CellRuns(SampleRuns.CELL, List.of(fine, fine), List.of(died)));

        assertThat(result.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(result.complaint()).contains("1 of 3 runs failed, the first: its process ended with exit code 137");
    }

    @Test
    void aRunWithoutAValidRequestFailsTheWhole() {
        RunResult refused = SampleRuns.run(ClientHealth.Verdict.HEALTHY, 0, 9);

        ProfileResult result = of(2, SampleRuns.runs(fine, refused));

        assertThat(result.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(result.complaint()).contains("1 of 2 runs failed, the first: no valid request");
    }

    @Test
    void aLoadThatADyingServerEndedFailsTheWhole() {
        RunResult givenUp = SampleRuns.hopeless(SampleRuns.latency(SampleRuns.TTFT, 5));

        ProfileResult result = of(1, SampleRuns.runs(givenUp));

        assertThat(result.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(result.complaint())
                .contains("the run failed: it ended early, as in the end nothing but failures came");
        assertThat(new RunnerResult(List.of(new BenchmarkResult("com.example.Chat.chat", result)), List.of(), false)
                        .complaints())
                .as("what fails a build")
                .hasSize(2)
                .first()
                .asString()
                .startsWith("com.example.Chat.chat: the run failed: ");
    }

    @Test
    void withStrictAClientThatRanOutOfPortsIsAnErrorThatSaysWhy() {
        ProfileResult result = strict(new ClientPorts(28_200, 28_232));

        assertThat(result.exitCode()).isEqualTo(ExitCode.INVALID_CLIENT);
        assertThat(result.complaint())
                .contains("the client was not up to the load (28,200 of the 28,232 local ports for connections to the"
                        + " server were in use), and --strict makes that an error");
    }

    @Test
    void withStrictOneThatOnlyCameNearIsNone() {
        ProfileResult result = strict(new ClientPorts(27_000, 28_232));

        assertThat(result.cells().get(0).runs().get(0).health().verdict()).isEqualTo(ClientHealth.Verdict.STRAINED);
        assertThat(result.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(result.complaint()).isEmpty();
    }

    private ProfileResult strict(ClientPorts ports) {
        ClientUsage usage = new ClientUsage(
                2, 0, Duration.ZERO, Duration.ZERO, 0, 0, EventLoopDelay.UNKNOWN, OpenFiles.UNKNOWN, ports);
        ClientHealth health = ClientVerdict.of(
                usage,
                new PhaseResult(0, 1, 2, new Sending(400, 0, 0, 0, 0, 0, 0, Optional.empty()), 0, 0, false, false));
        RunResult run = new RunResult(
                fine.runId(),
                fine.cell(),
                fine.folder(),
                fine.measurement(),
                fine.warmup(),
                fine.noiseFloor(),
                health,
                fine.start(),
                fine.end(),
                false,
                true,
                false,
                List.of(),
                Map.of());
        return of(SampleRuns.strict(), SampleRuns.runs(run));
    }

    private static ProfileResult of(int runs, CellRuns cell) {
        return of(SampleRuns.plan(runs, runs, Undecided.POINT_VALUE, GATE), cell);
    }

    private static ProfileResult of(ProfilePlan plan, CellRuns cell) {
        List<CellRuns> cells = List.of(cell);
        return new ProfileResult(
                plan,
                Path.of("out"),
                cells,
                Optional.empty(),
                GateJudge.installed().judge(plan, cells, false),
                false,
                Optional.empty());
    }
}
