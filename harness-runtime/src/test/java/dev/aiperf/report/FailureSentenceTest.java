package dev.aiperf.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiperf.metrics.ErrorCount;
import dev.aiperf.metrics.PhaseSummary;
import dev.aiperf.plan.Cell;
import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.plan.Secret;
import dev.aiperf.plan.TrafficPlan;
import dev.aiperf.record.RequestError;
import dev.aiperf.run.CellRuns;
import dev.aiperf.run.FailedRun;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FailureSentenceTest {

    private static final RequestError REFUSED = new RequestError(401, "HttpError", "no such key: sk-very-secret");
    private static final RequestError LOST = new RequestError(0, "ConnectionLost", "the server hung up");

    @Test
    void oneCauseIsThatOfAll() {
        assertThat(FailureSentence.of(SampleRun.plan(), List.of(failed(new ErrorCount(LOST, 11)))))
                .isEqualTo("no request was valid: all 11 failed with ConnectionLost (the server hung up)");
    }

    @Test
    void ofSeveralCausesTheMostFrequentIsNamedWithItsShare() {
        assertThat(FailureSentence.of(
                        SampleRun.plan(), List.of(failed(new ErrorCount(REFUSED, 9), new ErrorCount(LOST, 2)))))
                .isEqualTo("no request was valid: 9 of 11 failed with HTTP 401 (no such key: sk-very-secret)");
    }

    @Test
    void aKeyThatTheServerQuotesStaysHidden() {
        ProfilePlan plan = SampleRun.with(
                SampleRun.plan(), SampleRun.endpoint(Map.of(), Map.of(), Optional.of(new Secret("sk-very-secret"))));

        assertThat(FailureSentence.of(plan, List.of(failed(new ErrorCount(REFUSED, 1)))))
                .startsWith("no request was valid: the only one failed with HTTP 401 (no such key: ")
                .doesNotContain("sk-very-secret");
    }

    @Test
    void aSweepNamesTheCell() {
        Cell two = SampleRun.point(new TrafficPlan.ClosedLoop(2));
        ProfilePlan plan = SampleRun.plan(List.of(SampleRun.point(new TrafficPlan.ClosedLoop(1)), two));
        CellRuns broken = CellRuns.ofOne(SampleRun.result(summary(new ErrorCount(LOST, 3)), Path.of("out"), two));

        assertThat(FailureSentence.of(plan, List.of(CellRuns.ofOne(SampleRun.cell(1, 4, 100)), broken)))
                .isEqualTo("no request was valid in " + two.name()
                        + ": all 3 failed with ConnectionLost (the server hung up)");
    }

    @Test
    void whereNothingWasFinishedThereIsNoCause() {
        assertThat(FailureSentence.of(
                        SampleRun.plan(), List.of(CellRuns.ofOne(SampleRun.result(SampleRun.nothingValid(0))))))
                .isEqualTo("no request was finished");
    }

    @Test
    void aCellWithoutAnyResultNamesWhatHappenedToItsFirstRun() {
        CellRuns lost = new CellRuns(
                SampleRun.plan().cells().get(0),
                List.of(),
                List.of(new FailedRun(1, "its process ended with exit code 1", "boom")));

        assertThat(FailureSentence.of(SampleRun.plan(), List.of(lost)))
                .isEqualTo("no run gave a result: its process ended with exit code 1");
    }

    private static CellRuns failed(ErrorCount... errors) {
        return CellRuns.ofOne(SampleRun.result(summary(errors)));
    }

    private static PhaseSummary summary(ErrorCount... errors) {
        long failed = List.of(errors).stream().mapToLong(ErrorCount::count).sum();
        return new PhaseSummary(Map.of(), List.of(errors), 0, failed, 0, 0, List.of());
    }
}
