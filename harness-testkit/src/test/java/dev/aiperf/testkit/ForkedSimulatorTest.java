package dev.aiperf.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiperf.run.ForkedSimulator;
import dev.aiperf.run.LaunchedTarget;
import dev.aiperf.run.TargetLauncher;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ForkedSimulatorTest extends TargetLauncherKit {

    @Override
    protected TargetLauncher launcher() {
        return new ForkedSimulator();
    }

    /** A terminal sends Ctrl-C to all its processes; the one that asks the simulator ends first, and it last. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aTerminalsInterruptEndsNoSimulator() throws Exception {
        Set<Long> before = children();
        try (LaunchedTarget target = launcher().launch(Map.of())) {
            Set<Long> launched = children();
            launched.removeAll(before);
            assertThat(launched).hasSize(1);

            new ProcessBuilder("kill", "-INT", launched.iterator().next().toString())
                    .start()
                    .waitFor();
            // A signal that kills does so at once.
            Thread.sleep(500);

            assertThat(children()).containsAll(launched);
            URI models = target.url().resolve("/v1/models");
            assertThat(((HttpURLConnection) models.toURL().openConnection()).getResponseCode())
                    .isEqualTo(200);
        }
    }

    private static Set<Long> children() {
        return ProcessHandle.current()
                .children()
                .map(ProcessHandle::pid)
                .collect(Collectors.toCollection(HashSet::new));
    }

    @Override
    protected List<Map<String, String>> badOptions() {
        return List.of(Map.of("max-batch", "many"), Map.of("decode-base", "-5ms"));
    }
}
