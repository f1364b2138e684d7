package dev.aiperf.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiperf.plan.ArrivalPattern;
import dev.aiperf.plan.Cell;
import dev.aiperf.plan.DatasetPlan;
import dev.aiperf.plan.PhasePlan;
import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.plan.RunsPlan;
import dev.aiperf.plan.SamplingStrategy;
import dev.aiperf.plan.StopCondition;
import dev.aiperf.plan.TrafficPlan;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class PlanIntroductionTest {

    @Test
    void closedLoopTakesAsLongAsTheTarget() {
        assertThat(PlanIntroduction.lines(SampleRun.plan()))
                .containsExactly(
                        "Target: mock-model at http://127.0.0.1:9199, chat, streaming",
                        "Data:   60 synthetic prompts of 64 ± 8 tokens, answers of 50 tokens",
                        "Load:   closed loop, 4 requests at a time",
                        "Length: 4 requests to warm up, then 60 requests; in all as long as the target takes",
                        "Seed:   42");
    }

    @Test
    void openLoopKnowsItsTimeAndNotesComeLast() {
        ProfilePlan plan = plan(
                List.of(SampleRun.point(new TrafficPlan.OpenLoop(5, ArrivalPattern.POISSON, OptionalInt.empty()))),
                new StopCondition.FirstOf(OptionalLong.of(2_000), Optional.empty()),
                List.of("The concurrency is 4 times the prefill ceiling."));
        assertThat(PlanIntroduction.lines(plan))
                .containsExactly(
                        "Target: mock-model at http://127.0.0.1:9199, chat, streaming",
                        "Data:   prompts.jsonl (single_turn), shuffled",
                        "Load:   open loop, poisson arrivals at 5 requests/s",
                        "Length: 2,000 requests; in all about 6 min 40 s",
                        "Seed:   42",
                        "Note:   The concurrency is 4 times the prefill ceiling.");
    }

    @Test
    void sweepNamesItsPoints() {
        ProfilePlan plan = plan(
                List.of(
                        SampleRun.point(new TrafficPlan.ClosedLoop(1)),
                        SampleRun.point(new TrafficPlan.ClosedLoop(20))),
                new StopCondition.AtLeast(Duration.ofSeconds(20), 10),
                List.of());
        assertThat(PlanIntroduction.lines(plan))
                .contains(
                        "Load:   closed loop; 2 cells of concurrency 1, 20, one run each",
                        "Length: at least 20 s and 10 requests a cell; in all at least 40 s");
    }

    @Test
    void boundsOfTimeAreSaidAsTheyAre() {
        TrafficPlan closed = new TrafficPlan.ClosedLoop(2);
        TrafficPlan open = new TrafficPlan.OpenLoop(10, ArrivalPattern.CONSTANT, OptionalInt.empty());
        TrafficPlan held = new TrafficPlan.OpenLoop(10, ArrivalPattern.CONSTANT, OptionalInt.of(3));
        assertThat(words(closed, OptionalLong.empty(), 300)).isEqualTo("about 5 min");
        assertThat(words(closed, OptionalLong.of(100), 300)).isEqualTo("at most 5 min");
        assertThat(words(open, OptionalLong.of(100), 300)).isEqualTo("about 10 s");
        assertThat(words(held, OptionalLong.of(100), 300)).isEqualTo("10 s to 5 min");
        assertThat(words(held, OptionalLong.of(100), 0)).isEqualTo("at least 10 s");
        assertThat(TimeRange.of(plan(List.of(SampleRun.point(closed)), new StopCondition.WholeDataset(), List.of()))
                        .words())
                .isEqualTo("as long as the target takes");
    }

    @Test
    void eachRunTakesItsTime() {
        PhasePlan warmup = new PhasePlan(
                new StopCondition.FirstOf(OptionalLong.empty(), Optional.of(Duration.ofSeconds(5))), Optional.empty());
        StopCondition stop = new StopCondition.FirstOf(OptionalLong.empty(), Optional.of(Duration.ofSeconds(10)));
        List<Cell> cells = List.of(SampleRun.point(new TrafficPlan.ClosedLoop(1)));

        assertThat(TimeRange.of(plan(cells, stop, List.of(), Optional.of(warmup), runs(3, 3, false)))
                        .words())
                .isEqualTo("about 45 s");
        assertThat(TimeRange.of(plan(cells, stop, List.of(), Optional.of(warmup), runs(3, 8, true)))
                        .words())
                .isEqualTo("35 s to 85 s");
    }

    private static RunsPlan runs(int count, int most, boolean warmupInFirstRunOnly) {
        return new RunsPlan(
                count, most, 0.95, OptionalDouble.empty(), Duration.ZERO, warmupInFirstRunOnly, RunsPlan.ONE.fork());
    }

    private static String words(TrafficPlan traffic, OptionalLong requests, long seconds) {
        Optional<Duration> duration = seconds == 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(seconds));
        return TimeRange.of(plan(
                        List.of(SampleRun.point(traffic)), new StopCondition.FirstOf(requests, duration), List.of()))
                .words();
    }

    private static ProfilePlan plan(List<Cell> cells, StopCondition stop, List<String> notes) {
        return plan(cells, stop, notes, Optional.empty(), RunsPlan.ONE);
    }

    private static ProfilePlan plan(
            List<Cell> cells, StopCondition stop, List<String> notes, Optional<PhasePlan> warmup, RunsPlan runs) {
        PhasePlan measurement = new PhasePlan(stop, Optional.empty());
        ProfilePlan plan = SampleRun.plan(
                cells.stream().map(cell -> Cell.of(cell.traffic(), measurement)).toList());
        return new ProfilePlan(
                plan.model(),
                plan.endpoint(),
                plan.tokenizer(),
                new DatasetPlan.InputFile(
                        Path.of("prompts.jsonl"),
                        Optional.of("single_turn"),
                        Optional.empty(),
                        Optional.of(SamplingStrategy.SHUFFLE)),
                plan.cells(),
                warmup,
                runs,
                plan.goodput(),
                plan.gates(),
                plan.selfCheck(),
                plan.output(),
                plan.seed(),
                notes);
    }
}
