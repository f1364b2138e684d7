package dev.aiperf.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aiperf.plan.Gate;
import dev.aiperf.plan.Gate.Direction;
import dev.aiperf.plan.GatesPlan;
import dev.aiperf.plan.GatesPlan.Undecided;
import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.run.CellRuns;
import dev.aiperf.run.GateJudge;
import dev.aiperf.run.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class VerdictFileTest {

    private static final double[] THROUGHPUT = {10, 11, 12};

    @TempDir
    Path temp;

    /** Returns a verdict with a gate that failed, one that its point value decided, and one without data. */
    static Verdict verdict() {
        GatesPlan gates = new GatesPlan(
                List.of(
                        new Gate("time_to_first_token", "p99", 500, Direction.AT_MOST),
                        new Gate("request_throughput", "avg", 10.5, Direction.AT_LEAST),
                        new Gate(Gate.GOOD_FRACTION, "avg", 0.9, Direction.AT_LEAST)),
                Undecided.POINT_VALUE);
        ProfilePlan plan = SampleRun.with(SampleRun.plan(), 3, gates);
        CellRuns cell = SampleRun.runs(4, THROUGHPUT, new double[] {600, 610, 620});
        return GateJudge.installed().judge(plan, List.of(cell), false);
    }

    @Test
    void whatWasWrittenIsReadBack() throws Exception {
        assertThat(VerdictFile.write(temp, verdict(), "0.1.0").files()).containsExactly(temp.resolve("verdict.json"));
        assertThat(VerdictFile.read(temp)).isEqualTo(verdict());
    }

    @Test
    void fileSaysOutcomeAndNumbersOfEachGate() throws Exception {
        VerdictFile.write(temp, verdict(), "0.1.0");
        JsonNode json =
                JsonMapper.shared().readTree(temp.resolve("verdict.json").toFile());

        assertThat(json.get("outcome").asString()).isEqualTo("failed");
        assertThat(json.get("exit_code").asInt()).isEqualTo(3);
        assertThat(json.at("/gates/1/sentence").asString())
                .isEqualTo("Failed: time_to_first_token p99 is 610 ms (95 % interval 585.2 to 634.8 over 3 runs), above"
                        + " 500 ms in concurrency_4.");
        assertThat(json.at("/gates/1/value").asDouble()).isEqualTo(610);
        assertThat(json.at("/gates/1/direction").asString()).isEqualTo("at_most");
        assertThat(json.at("/gates/1/interval/level").asDouble()).isEqualTo(0.95);
        assertThat(json.at("/gates/2/by_point_value").asBoolean()).isTrue();
        assertThat(json.at("/gates/0/basis").asString()).isEqualTo("no_data");
        assertThat(json.at("/gates/0/value").isMissingNode()).isTrue();
    }

    @Test
    void aResultThatWasInterruptedIsNotKnownInFileAndConsole() throws Exception {
        GatesPlan gates =
                new GatesPlan(List.of(new Gate("request_throughput", "avg", 10.5, Direction.AT_LEAST)), Undecided.WARN);
        ProfilePlan plan = SampleRun.with(SampleRun.plan(), 5, gates);
        List<CellRuns> cells = List.of(SampleRun.runs(4, THROUGHPUT, new double[] {600, 610, 620}));
        Verdict verdict = GateJudge.installed().judge(plan, cells, true);

        VerdictFile.write(temp, verdict, "0.1.0");
        JsonNode json =
                JsonMapper.shared().readTree(temp.resolve("verdict.json").toFile());

        assertThat(json.get("outcome").asString()).isEqualTo("not_known");
        assertThat(json.get("exit_code").asInt()).isEqualTo(130);
        assertThat(json.at("/gates/0/basis").asString()).isEqualTo("interrupted");
        assertThat(json.at("/gates/0/sentence").asString())
                .startsWith("Not known: request_throughput is 11 ")
                .endsWith("; the plan was interrupted after 3 of 5 runs.");
        assertThat(VerdictFile.read(temp)).isEqualTo(verdict);
        assertThat(new AggregateReport(200, false).render(plan, cells, verdict, temp))
                .contains(json.at("/gates/0/sentence").asString());
    }

    @Test
    void folderWithoutAVerdictSaysSo() {
        assertThatThrownBy(() -> VerdictFile.read(temp))
                .isInstanceOf(ReportException.class)
                .hasMessage("There is no verdict in " + temp + ": it is no result, or one whose plan has no gates.");
    }

    @Test
    void damagedVerdictsSayWhatIsWrong() throws Exception {
        assertThat(damaged("")).startsWith("The verdict in ");
        assertThat(damaged("{\"gates\": [")).contains("is damaged");
        assertThat(damaged("{\"outcome\": \"passed\", \"exit_code\": 0}")).endsWith("it has no member gates.");
        assertThat(damaged("{\"outcome\": \"great\", \"exit_code\": 0, \"gates\": []}"))
                .endsWith("its outcome is \"great\".");
        assertThat(damaged("[]")).contains("is damaged");
        assertThat(damaged("{\"outcome\": \"passed\", \"exit_code\": \"none\", \"gates\": []}"))
                .contains("is damaged");
    }

    private String damaged(String content) throws IOException {
        Files.writeString(temp.resolve("verdict.json"), content);
        try {
            return "read as " + VerdictFile.read(temp);
        } catch (ReportException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
