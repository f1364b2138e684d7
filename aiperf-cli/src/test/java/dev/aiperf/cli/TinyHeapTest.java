package dev.aiperf.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A heap that may be too small for the load: the run ends, with right numbers or with a sentence. */
@Timeout(240)
class TinyHeapTest {

    private static final int REQUESTS = 400;

    @TempDir
    Path folder;

    /** The vocabulary of the built-in tokenizer alone takes more than that. */
    @Test
    void withoutRoomForTheTokenizerTheRunFailsWithASentence() throws Exception {
        assertThat(exitCodeWith("24m")).isEqualTo(1);
    }

    /** Just enough for the load, or just not. */
    @Test
    void atTheEdgeTheRunIsWholeOrFailsWithASentence() throws Exception {
        assertThat(exitCodeWith("52m")).isBetween(0, 1);
    }

    @Test
    void withRoomForTheLoadTheRunIsWhole() throws Exception {
        assertThat(exitCodeWith("64m")).isZero();
    }

    /** Runs a load with a heap, and checks that it is whole or says that the heap is used up. */
    private int exitCodeWith(String heap) throws Exception {
        ResultFiles files = new ResultFiles(folder.resolve("result"));
        List<String> arguments =
                Call.words("profile --model simulated-model --tokenizer builtin --streaming --no-self-check --ui none"
                        + " --synthetic-input-tokens-mean 16"
                        + " --concurrency 200 --request-count " + REQUESTS
                        + " --url simulator:?decode-base=5ms&output-tokens=20 --artifact-dir " + files.folder());
        try (ChildProcess child = ChildProcess.startWithHeapOf(heap, folder, arguments)) {
            int code = child.exitCode();
            if (code == 0) {
                assertThat(files.number("request_count", "avg")).isEqualTo(REQUESTS);
            } else {
                assertThat(child.errText()).containsPattern("aiperf: .*heap");
                assertThat(child.errText()).doesNotContain("\tat ");
            }
            return code;
        }
    }

    /** The thread that reads from the connections has no more room for what comes. */
    @Test
    void anAnswerThatTheHeapCanNotHoldEndsTheRunWithASentenceAndKeepsTheOthers() throws Exception {
        try (AnswerOfNoEnd server = new AnswerOfNoEnd()) {
            endsForLackOfMemory("64m", "--concurrency 1 --request-count 400 --url " + server.url());
        }
        summarized();
    }

    /** The thread that makes requests beforehand has no room for them. */
    @Test
    void requestsThatTheHeapCanNotHoldEndTheRunWithASentence() throws Exception {
        endsForLackOfMemory(
                "128m",
                "--concurrency 32 --request-count 400 --synthetic-input-tokens-mean 2000000"
                        + " --url simulator:?decode-base=1ms&output-tokens=4");
    }

    private ResultFiles files() {
        return new ResultFiles(folder.resolve("result"));
    }

    private void endsForLackOfMemory(String heap, String load) throws Exception {
        List<String> arguments =
                Call.words("profile --model simulated-model --tokenizer builtin --no-self-check --ui none"
                        + " --no-model-check --artifact-dir " + files().folder() + " " + load);
        try (ChildProcess child = ChildProcess.startWithHeapOf(heap, folder, arguments)) {
            int code = child.exitCode();
            assertThat(child.errText()).containsPattern("aiperf: .*heap").doesNotContain("\tat ");
            assertThat(code).isEqualTo(1);
        }
    }

    /** Checks that what had ended before is there. */
    private void summarized() throws Exception {
        if (!Files.exists(files().folder().resolve("profile_export_aiperf.json"))) {
            Call call = Call.of("summarize", files().folder().toString());
            assertThat(call.exitCode()).as(call.err()).isZero();
        }
        assertThat(files().records()).hasSizeGreaterThanOrEqualTo(AnswerOfNoEnd.WHOLE_ANSWERS);
    }
}
