package dev.aiperf.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchmarkArgumentsTest {

    @TempDir
    private Path folder;

    @Test
    void theCommandsOwnOptionsAreToldFromSettingsWhereverTheyStand() throws Exception {
        BenchmarkArguments read = parse(
                "--concurrency", "4", "--classpath=" + folder, "--include", "Chat", "--streaming", "--exclude=slow");

        assertThat(read.classPath()).containsExactly(folder);
        assertThat(read.options()).containsOnly(entry("--include", "Chat"), entry("--exclude", "slow"));
        assertThat(read.settings()).containsExactly("--concurrency", "4", "--streaming");
    }

    @Test
    void theWholeCommandIsKeptAsItWasTyped() throws Exception {
        assertThat(parse("--classpath", folder.toString(), "--include", "Chat", "--concurrency", "4")
                        .typed())
                .containsExactly(
                        "aiperf", "run", "--classpath", folder.toString(), "--include", "Chat", "--concurrency", "4");
    }

    @Test
    void theClassPathIsSplitAndItsEmptyEntriesAreLeftOut() throws Exception {
        String twice = folder + File.pathSeparator + File.pathSeparator + folder.resolve(".");

        assertThat(parse("--classpath", twice).classPath()).containsExactly(folder, folder.resolve("."));
    }

    @Test
    void whatIsMissingIsTold() {
        assertThatThrownBy(() -> parse("--include", "Chat"))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("--classpath is missing");
        assertThatThrownBy(() -> parse("--classpath"))
                .isInstanceOf(UsageException.class)
                .hasMessage("--classpath needs a value");
        assertThatThrownBy(() -> parse("--classpath", folder.resolve("nowhere").toString()))
                .isInstanceOf(UsageException.class)
                .hasMessageEndingWith("nowhere, which isn't there");
    }

    @Test
    void whatCannotBeReadIsToldBeforeAnythingIsPlanned() {
        assertThatThrownBy(
                        () -> parse("--classpath=" + folder, "--include", "[").runner())
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("\"[\" is no regular expression: ");
        assertThatThrownBy(() -> parse("--classpath=" + folder, "Chat").runner())
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("there is no place for \"Chat\"");
    }

    private static BenchmarkArguments parse(String... arguments) throws UsageException {
        return BenchmarkArguments.parse("run", List.of(arguments));
    }
}
