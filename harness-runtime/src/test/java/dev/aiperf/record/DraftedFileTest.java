package dev.aiperf.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DraftedFileTest {

    private static final byte[] PIECE = "x".repeat(16_384).getBytes(StandardCharsets.US_ASCII);

    @TempDir
    private Path folder;

    @Test
    void aFileIsThereWhenItIsWholeAndNothingElseIs() throws IOException {
        Path file = folder.resolve("a/result.json");

        DraftedFile.write(file, out -> {
            out.write(PIECE);
            assertThat(file).doesNotExist();
        });

        assertThat(file).hasBinaryContent(PIECE);
        try (Stream<Path> files = Files.list(file.resolveSibling(""))) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void whatTheBodyThrowsComesAsItIs() {
        assertThatThrownBy(() -> DraftedFile.write(folder.resolve("a"), out -> {
                    throw new IllegalStateException("mine");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("mine");
        assertThatThrownBy(() -> DraftedFile.write(folder.resolve("a"), out -> {
                    throw new IOException("no space");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("no space");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no named pipes among its files")
    void aDiskThatHangsIsGivenUpAndWhatItTakesLaterIsNotPutInPlace() throws Exception {
        Path file = folder.resolve("result.json");
        // A pipe that nobody reads takes nothing, as a disk that hangs does.
        Path draft = folder.resolve(".result.json.draft");
        assertThat(new ProcessBuilder("mkfifo", draft.toString()).start().waitFor())
                .isZero();

        assertThatThrownBy(() -> DraftedFile.write(file, out -> out.write(PIECE), Duration.ofMillis(100)))
                .isInstanceOf(IOException.class)
                .hasMessage("nothing was written for 100ms");

        try (InputStream back = Files.newInputStream(draft)) {
            assertThat(back.readAllBytes()).hasSize(PIECE.length);
        }
        while (Files.exists(draft)) {
            Thread.sleep(1);
        }
        assertThat(file).doesNotExist();
    }

    @Test
    void whatIsInterruptedIsNotPutInPlaceLater() throws Exception {
        Path file = folder.resolve("result.json");
        CountDownLatch back = new CountDownLatch(1);
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> DraftedFile.write(file, out -> await(back)))
                .isInstanceOf(IOException.class)
                .hasMessage("interrupted while it was written");

        assertThat(Thread.interrupted()).isTrue();
        Path draft = folder.resolve(".result.json.draft");
        while (!Files.exists(draft)) {
            Thread.sleep(1);
        }
        back.countDown();
        while (Files.exists(draft)) {
            Thread.sleep(1);
        }
        assertThat(file).doesNotExist();
    }

    @Test
    void aBodyThatTakesItsTimeIsNoDiskThatHangs() throws IOException {
        Path file = folder.resolve("result.json");

        DraftedFile.write(file, out -> sleep(500), Duration.ofMillis(100));

        assertThat(file).exists();
    }

    @Test
    void aFileThatGrowsSlowlyIsWaitedFor() throws IOException {
        Path file = folder.resolve("result.json");

        DraftedFile.write(
                file,
                out -> {
                    for (int piece = 0; piece < 12; piece++) {
                        out.write(PIECE);
                        sleep(250);
                    }
                },
                Duration.ofSeconds(2));

        assertThat(file).hasSize(12L * PIECE.length);
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static void sleep(long millis) throws IOException {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
