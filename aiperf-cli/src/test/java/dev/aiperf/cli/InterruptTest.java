package dev.aiperf.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C, once and twice, and worse, against the command as a process of its own with a simulator as its child. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there are no signals to send")
class InterruptTest {

    private static final double GRACE_SECONDS = 5;
    private static final double MOST_SECONDS_TO_END_GENTLY = 10;
    private static final double MOST_SECONDS_TO_END_NOW = 3;

    @TempDir
    Path folder;

    private ResultFiles files() {
        return new ResultFiles(folder.resolve("result"));
    }

    private Path records() {
        return files().folder().resolve("profile_export.jsonl");
    }

    /** Starts a run that would take minutes. */
    private ChildProcess profile(String simulator, String... more) throws IOException {
        List<String> arguments =
                Call.words("profile --model simulated-model --tokenizer builtin --streaming --ui simple"
                        + " --concurrency 4 --benchmark-duration 300 --url simulator:?" + simulator + " --artifact-dir "
                        + files().folder());
        arguments.addAll(List.of(more));
        return ChildProcess.start(folder, arguments);
    }

    private static double secondsSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }

    private static ProcessHandle simulatorOf(ChildProcess child) throws InterruptedException {
        ChildProcess.eventually(
                "the simulator starts",
                () -> child.process().children().findAny().isPresent());
        Optional<ProcessHandle> simulator = child.process().children().findAny();
        return simulator.orElseThrow();
    }

    private static void isGone(ProcessHandle simulator) throws InterruptedException {
        ChildProcess.eventually("the simulator ends", () -> !simulator.isAlive());
    }

    @Test
    void onceEndsTheRunGentlyAndWritesWhatWasMeasuredAsPartial() throws Exception {
        try (ChildProcess child = profile("decode-base=1ms&output-tokens=8", "--no-self-check")) {
            ProcessHandle simulator = simulatorOf(child);
            ChildProcess.eventually("some requests are recorded", () -> ChildProcess.hasContent(records()));
            long start = System.nanoTime();
            child.interrupt();

            assertThat(child.exitCode()).isEqualTo(130);
            assertThat(secondsSince(start)).isLessThan(MOST_SECONDS_TO_END_GENTLY);
            isGone(simulator);
            assertThat(child.errText())
                    .containsOnlyOnce("aiperf: ending the run: ")
                    .doesNotContain("\tat ");
            assertThat(child.outText()).contains("Interrupted, partial results: ", "Results: " + files().folder());
            assertThat(files().summary().path("was_cancelled").asBoolean()).isTrue();
            assertThat(files().summary().path("is_complete").asBoolean()).isFalse();
            long valid = Math.round(files().number("request_count", "avg"));
            assertThat(valid).isPositive();
            assertThat(files().records().stream().filter(record -> !record.has("error")))
                    .hasSize((int) valid);
            assertThat(files().console()).contains("Interrupted, partial results: ");
        }
    }

    @Test
    void whatIsStillUnansweredAfterTheGraceIsDroppedAndCountedAsCancelled() throws Exception {
        // Each answer takes most of a minute, so that none is whole when the five seconds are over.
        try (ChildProcess child = profile("decode-base=500ms&output-tokens=100", "--no-self-check")) {
            ProcessHandle simulator = simulatorOf(child);
            ChildProcess.eventually("the load begins", () -> said(child, " 4 in flight"));
            long start = System.nanoTime();
            child.interrupt();

            assertThat(child.exitCode()).isEqualTo(130);
            assertThat(secondsSince(start)).isBetween(GRACE_SECONDS, MOST_SECONDS_TO_END_GENTLY);
            isGone(simulator);
            assertThat(files().records())
                    .hasSize(4)
                    .allSatisfy(record -> assertThat(
                                    record.at("/metadata/was_cancelled").asBoolean())
                            .isTrue());
            assertThat(child.errText()).doesNotContain("\tat ");
        }
    }

    @Test
    void twiceEndsAtOnceAndTheRecordsSoFarAreThere() throws Exception {
        try (ChildProcess child = profile("decode-base=60ms&output-tokens=20", "--no-self-check")) {
            ProcessHandle simulator = simulatorOf(child);
            ChildProcess.eventually("some requests are recorded", () -> ChildProcess.hasContent(records()));
            child.interrupt();
            ChildProcess.eventually("the first is noticed", () -> said(child, "ending the run"));
            long start = System.nanoTime();
            child.interrupt();

            assertThat(child.exitCode()).isEqualTo(130);
            assertThat(secondsSince(start)).isLessThan(MOST_SECONDS_TO_END_NOW);
            isGone(simulator);
            assertThat(files().records("profiling")).isNotEmpty();
            assertThat(child.errText())
                    .contains("aiperf: ended at once; what was measured so far is in " + files().folder());
            String page = Files.readString(Path.of("..", "docs", "files.md"));
            assertThat(files().all()).allSatisfy(file -> assertThat(page).contains("`" + file.getFileName() + "`"));
        }
    }

    @Test
    void beforeTheFirstRequestNothingIsSentAndNothingIsLeft() throws Exception {
        try (ChildProcess child = profile("decode-base=1ms")) {
            ProcessHandle simulator = simulatorOf(child);
            // The handlers of signals are there before the simulator is, and the self-check takes a second after it.
            child.interrupt();

            assertThat(child.exitCode()).isEqualTo(130);
            isGone(simulator);
            assertThat(child.errText())
                    .endsWith("aiperf: interrupted before the first request; nothing was measured\n");
            assertThat(child.outText()).isEmpty();
            assertThat(files().folder()).doesNotExist();
        }
    }

    @Test
    void aClientThatStoodStillIsInvalidAndWithStrictThatIsAnError() throws Exception {
        List<String> arguments =
                Call.words("profile --model simulated-model --tokenizer builtin --strict --no-self-check"
                        + " --ui none --request-rate 100 --arrival-pattern constant --request-count 600"
                        + " --url simulator:?decode-base=1ms&output-tokens=4 --artifact-dir " + files().folder());
        try (ChildProcess child = ChildProcess.start(folder, arguments)) {
            ChildProcess.eventually("some requests are recorded", () -> ChildProcess.hasContent(records()));
            child.kill("STOP");
            // More than one arrival in a hundred falls due meanwhile.
            TimeUnit.SECONDS.sleep(1);
            child.kill("CONT");

            assertThat(child.exitCode()).isEqualTo(5);
            assertThat(child.errText())
                    .containsPattern(
                            "aiperf: the client was not up to the load \\(.+\\), and --strict makes that an error\n$");
            assertThat(files().summary().at("/client/verdict").asString()).isEqualTo("invalid");
            assertThat(files().number("request_count", "avg")).isEqualTo(600);
        }
    }

    @Test
    void aSimulatorDoesNotOutliveACommandThatIsKilled() throws Exception {
        try (ChildProcess child = profile("decode-base=1ms&output-tokens=8", "--no-self-check")) {
            ProcessHandle simulator = simulatorOf(child);
            ChildProcess.eventually("some requests are recorded", () -> ChildProcess.hasContent(records()));
            child.kill("KILL");

            assertThat(child.exitCode()).isEqualTo(128 + 9);
            isGone(simulator);
            assertThat(files().records()).isNotEmpty();
        }
    }

    @Test
    void aSimulatorOfItsOwnServesUntilItIsInterrupted() throws Exception {
        try (ChildProcess child = ChildProcess.start(folder, List.of("simulate", "--output-tokens", "4"))) {
            ChildProcess.eventually("it listens", () -> ChildProcess.hasContent(child.out()));
            String line = child.outText();
            assertThat(line).matches("listening on http://127\\.0\\.0\\.1:\\d+\\n");
            String url =
                    URI.create(line.substring("listening on ".length()).strip()).toString();

            Call chat = Call.of("chat", "-m", "simulated-model", "-u", url, "-q", "hello");
            child.interrupt();

            assertThat(chat.exitCode()).isZero();
            assertThat(child.exitCode()).isIn(130, 143);
            assertThat(child.errText()).isEmpty();
        }
    }

    private static boolean said(ChildProcess child, String words) {
        try {
            return Files.readString(child.err()).contains(words);
        } catch (IOException e) {
            return false;
        }
    }
}
