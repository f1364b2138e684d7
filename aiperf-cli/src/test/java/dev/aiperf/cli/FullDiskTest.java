package dev.aiperf.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A run whose files may not grow beyond a size: to a process, that is what a full disk is. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no limit of a file's size to set")
@Timeout(120)
class FullDiskTest {

    private static final int MOST_KIBIBYTES = 200;

    @TempDir
    Path folder;

    /** A record's line is longer than the log's frame of an answer that comes whole, so that its file is full first. */
    @ParameterizedTest
    @CsvSource({"records, profile_export.jsonl", "summary, timelines.bin"})
    void theRunEndsEarlyWithWhatItHasAndSaysWhichFileIsFull(String exportLevel, String full) throws Exception {
        ResultFiles files = new ResultFiles(folder.resolve("result"));
        List<String> arguments =
                Call.words("profile --model simulated-model --tokenizer builtin --no-self-check --ui none"
                        + " --synthetic-input-tokens-mean 4 --concurrency 8 --benchmark-duration 300"
                        + " --url simulator:?decode-base=40ms&output-tokens=2 --export-level " + exportLevel
                        + " --artifact-dir " + files.folder());
        try (ChildProcess child = ChildProcess.startWithFilesOf(MOST_KIBIBYTES, folder, arguments)) {
            assertThat(child.exitCode()).as(child.errText()).isEqualTo(1);
            assertThat(child.errText().lines())
                    .filteredOn(line -> line.startsWith("aiperf: "))
                    .singleElement()
                    .asString()
                    .contains(files.folder().resolve(full) + ": ")
                    .containsIgnoringCase("file too large");
            assertThat(child.errText()).doesNotContain("\tat ");
            assertThat(child.outText()).contains("Ended early, as the disk failed: ");
            assertThat(files.summary().path("is_complete").asBoolean(true)).isFalse();
            assertThat(files.number("request_count", "avg")).isGreaterThan(100);
            assertThat(files.csv()).isNotEmpty();
            assertThat(files.console()).contains("Ended early, as the disk failed: ");
            assertThat(files.folder().resolve("timelines.bin")).isNotEmptyFile();
        }
    }
}
