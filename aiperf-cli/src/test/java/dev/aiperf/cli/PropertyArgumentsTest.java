package dev.aiperf.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PropertyArgumentsTest {

    @Test
    void propertiesOfTheProgramAreTakenWhereverTheyStandAndNoOthers() {
        Properties properties = new Properties();

        String[] others = PropertyArguments.takeTo(properties, new String[] {
            "-Daiperf.url=a=b", "profile", "--jvm-args", "-Dother=1", "-Daiperf.streaming", "-m", "M"
        });

        assertThat(others).containsExactly("profile", "--jvm-args", "-Dother=1", "-m", "M");
        assertThat(properties).containsOnly(entry("aiperf.url", "a=b"), entry("aiperf.streaming", ""));
    }

    @Test
    void theCommandTakesASettingAsSystemProperty(@TempDir Path folder) throws Exception {
        try (ChildProcess child =
                ChildProcess.start(folder, List.of("-Daiperf.model=M", "profile", "-Daiperf.concurrency=none"))) {
            assertThat(child.exitCode()).isEqualTo(2);
            assertThat(child.errText())
                    .startsWith("aiperf: -Daiperf.concurrency=none (as system property) must be a whole number")
                    .hasLineCount(1);
        }
    }
}
