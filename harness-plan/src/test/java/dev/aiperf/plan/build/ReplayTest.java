package dev.aiperf.plan.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiperf.plan.Ceiling;
import dev.aiperf.plan.DatasetPlan;
import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.plan.ReplayPlan;
import dev.aiperf.plan.StopCondition;
import dev.aiperf.plan.TrafficPlan;
import dev.aiperf.plan.TrafficPlan.ClosedLoop;
import dev.aiperf.plan.TrafficPlan.OpenLoop;
import dev.aiperf.plan.TrafficPlan.Replay;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A trace, replayed at its own times. */
class ReplayTest {

    @Test
    void aTraceFileIsAnInputFileOnAFixedScheduleSentOnce() {
        ProfilePlan short1 = with("--trace-file", "t.jsonl").plan();
        ProfilePlan long2 = with("--input-file", "t.jsonl", "--fixed-schedule").plan();

        assertThat(short1.dataset()).isEqualTo(long2.dataset());
        assertThat(file(short1).file()).isEqualTo(Path.of("t.jsonl"));
        assertThat(file(short1).replay()).contains(ReplayPlan.WHOLE);
        assertThat(load(short1)).isEqualTo(new Replay(Optional.empty(), Optional.empty()));
        assertThat(short1.cells().get(0).measurement().stop()).isEqualTo(new StopCondition.WholeDataset());
        assertThat(short1.output().artifactDir()).isEqualTo(Path.of("artifacts/M-chat-fixed_schedule"));
    }

    @Test
    void aStartOffsetIsTheZeroOfTimeUnlessTheFirstRowIsWantedAtOnce() {
        assertThat(replay("--fixed-schedule-start-offset", "5000", "--fixed-schedule-end-offset", "1m"))
                .isEqualTo(new ReplayPlan(
                        Optional.of(Duration.ofSeconds(5)), Optional.of(Duration.ofMinutes(1)), false, 1));
        assertThat(replay("--fixed-schedule-start-offset", "5s", "--fixed-schedule-auto-offset")
                        .firstAtOnce())
                .isTrue();
        assertThat(replay("--no-fixed-schedule-auto-offset").firstAtOnce()).isFalse();
        assertThat(replay("--replay-speedup", "2.5").speedUp()).isEqualTo(2.5);
    }

    @Test
    void aConcurrencyBesideAReplayIsItsCeiling() {
        assertThat(load(with("--trace-file", "t.jsonl", "--max-concurrency", "7")
                        .plan()))
                .isEqualTo(new Replay(Optional.of(new Ceiling(7)), Optional.empty()));
        assertThat(load(with("--trace-file", "t.jsonl", "--concurrency", "7").plan()))
                .isEqualTo(new Replay(Optional.of(new Ceiling(7)), Optional.empty()));
    }

    @Test
    void aWarmUpBeforeAReplayIsAClosedLoopUnlessItHasARate() {
        assertThat(warmup("--warmup-request-count", "3")).isEqualTo(new ClosedLoop(1));
        assertThat(warmup("--warmup-request-count", "3", "--max-concurrency", "5"))
                .isEqualTo(new ClosedLoop(5));
        assertThat(warmup("--warmup-request-count", "3", "--warmup-request-rate", "4"))
                .isInstanceOf(OpenLoop.class);
    }

    @Test
    void aHigherLayersLoadReplacesTheReplayAndKeepsTheFile() {
        ProfilePlan plan = Profile.of("--concurrency", "4")
                .fileAt("t.jsonl", "")
                .onMethod("input-file", "@InputFile(\"t.jsonl\")", "t.jsonl")
                .onMethod("fixed-schedule", "@TraceReplay(speedUp = 2)", "true")
                .onMethod("synthesis-speedup-ratio", "@TraceReplay(speedUp = 2)", "2")
                .plan();

        assertThat(load(plan)).isEqualTo(new ClosedLoop(4));
        assertThat(file(plan).replay()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"timestamp\": 5, \"input_length\": 3}|true",
                "[ {\"text\": \"Hi\", \"timestamp\" : 5}]|true",
                "Timestamp,Model,Request tokens,Response tokens|true",
                "{\"text\": \"what is a \\\"timestamp\\\": a number?\"}|false",
                "{\"text\": \"Hi\"}|false",
                "Timestamp,my prompts|false"
            })
    void rowsWithTimestampsAreReplayedUnlessSomethingElseSaysWhenToSendThem(String head, boolean replayed) {
        ProfilePlan plan = Profile.of("--input-file", "t").fileAt("t", head).plan();

        assertThat(load(plan) instanceof Replay).isEqualTo(replayed);
        assertThat(plan.notes().stream()
                        .anyMatch(note -> note.startsWith("The rows of t have timestamps, so they are")))
                .isEqualTo(replayed);
        assertThat(load(Profile.of("--input-file", "t", "--no-fixed-schedule")
                        .fileAt("t", head)
                        .plan()))
                .isEqualTo(new ClosedLoop(1));
        assertThat(load(Profile.of("--input-file", "t", "--request-rate", "5")
                        .fileAt("t", head)
                        .plan()))
                .isInstanceOf(OpenLoop.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--fixed-schedule|--fixed-schedule (on the command line) needs the trace whose timestamps it replays; add"
                        + " --input-file",
                "--trace-file t.jsonl --request-rate 5|--request-rate 5 (on the command line) contradicts --fixed-schedule: a"
                        + " trace has times of its own; keep one of the two",
                "--trace-file t.jsonl --arrival-pattern gamma|--arrival-pattern gamma (on the command line) contradicts"
                        + " --fixed-schedule: a trace has times of its own; keep one of the two",
                "--trace-file t.jsonl --dataset-sampling-strategy random|--dataset-sampling-strategy random (on the command"
                        + " line) contradicts --fixed-schedule: rows are replayed in the order of their timestamps",
                "--input-file t.jsonl --replay-speedup 2|--replay-speedup 2 (on the command line) is about a trace's"
                        + " timestamps, which are not replayed; add --fixed-schedule",
                "--trace-file t.jsonl --fixed-schedule-start-offset 2 --fixed-schedule-end-offset 1"
                        + "|--fixed-schedule-end-offset 1 (on the command line) must not be before the start offset",
                "--isl-block-size 64|--isl-block-size 64 (on the command line) is about the rows of a trace; add --input-file",
                "--trace-file t.jsonl --concurrency 1,2|--concurrency 1,2 (on the command line) must be one number beside a"
                        + " replay, where it is the ceiling"
            })
    void whatContradictsAReplayIsRefused(String options, String problem) {
        assertThat(with(options.split(" ", -1)).problems()).containsExactly(problem);
    }

    private static Profile with(String... arguments) {
        return Profile.of(arguments).fileAt("t.jsonl", "");
    }

    private static ReplayPlan replay(String... further) {
        List<String> arguments = new ArrayList<>(List.of("--trace-file", "t.jsonl"));
        arguments.addAll(List.of(further));
        return file(with(arguments.toArray(String[]::new)).plan()).replay().orElseThrow();
    }

    private static TrafficPlan warmup(String... further) {
        List<String> arguments = new ArrayList<>(List.of("--trace-file", "t.jsonl"));
        arguments.addAll(List.of(further));
        return with(arguments.toArray(String[]::new)).plan().cells().get(0).warmup();
    }

    private static DatasetPlan.InputFile file(ProfilePlan plan) {
        return (DatasetPlan.InputFile) plan.dataset();
    }

    private static TrafficPlan load(ProfilePlan plan) {
        return plan.cells().get(0).traffic();
    }
}
