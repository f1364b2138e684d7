package dev.aiperf.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A heap that may be too small for the load: the run ends, with right numbers or with a sentence. */
@Timeout(240)
class TinyHeapTest {

    private static final int REQUESTS = 400;

    @TempDir
    Path folder;

    /** The vocabulary of the built-in tokenizer alone takes more than the first; the last is enough for this load. */
    @ParameterizedTest
    @ValueSource(strings = {"24m", "52m", "64m"})
    void theRunIsWholeOrFailsWithASentence(String heap) throws Exception {
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
                assertThat(code).isEqualTo(1);
                assertThat(child.errText()).containsPattern("aiperf: .*heap");
                assertThat(child.errText()).doesNotContain("\tat ");
            }
        }
    }
}
