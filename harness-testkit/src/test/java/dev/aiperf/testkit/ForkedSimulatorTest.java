package dev.aiperf.testkit;

import dev.aiperf.run.ForkedSimulator;
import dev.aiperf.run.TargetLauncher;
import java.util.List;
import java.util.Map;

class ForkedSimulatorTest extends TargetLauncherKit {

    @Override
    protected TargetLauncher launcher() {
        return new ForkedSimulator();
    }

    @Override
    protected List<Map<String, String>> badOptions() {
        return List.of(Map.of("max-batch", "many"), Map.of("decode-base", "-5ms"));
    }
}
