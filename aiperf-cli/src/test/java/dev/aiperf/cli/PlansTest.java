package dev.aiperf.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiperf.plan.ProfilePlan;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlansTest {

    private static final Console CONSOLE = new Console(nowhere(), nowhere(), 140, false, false);

    @Test
    void theResultRecordsACommandThatCanBeRunAgain() throws Exception {
        ProfilePlan plan = Plans.fromCommandLine(
                        List.of("--model", "m", "--url", "simulator:?max-batch=4&seed=2"), CONSOLE)
                .build();

        assertThat(plan.output().commandLine())
                .isEqualTo("aiperf profile --model m --url 'simulator:?max-batch=4&seed=2'");
    }

    private static PrintStream nowhere() {
        return new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    }
}
