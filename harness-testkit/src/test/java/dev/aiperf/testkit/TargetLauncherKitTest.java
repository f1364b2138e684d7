package dev.aiperf.testkit;

import dev.aiperf.run.LaunchedTarget;
import dev.aiperf.run.RunException;
import dev.aiperf.run.TargetLauncher;
import dev.aiperf.simulator.Simulator;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TargetLauncherKitTest {

    @RegisterExtension
    static final SimulatorExtension simulator = new SimulatorExtension();

    @Test
    void findsALauncherThatStopsNothingAndTakesAnyOption(Simulator shared) {
        TargetLauncherKit kit = kit(shared.uri());

        Mistake.isFoundBy(kit::whatIsLaunchedAnswersUntilItIsClosedAndIsGoneThen);
        Mistake.isFoundBy(kit::closingTwiceIsHarmless);
        Mistake.isFoundBy(kit::eachLaunchIsAServerOfItsOwn);
        Mistake.isFoundBy(kit::optionsThatCantBeAreWrongUseInWordsAndLeaveNothingBehind);
    }

    private static TargetLauncherKit kit(URI always) {
        return new TargetLauncherKit() {
            @Override
            protected TargetLauncher launcher() {
                return new TargetLauncher() {
                    @Override
                    public String name() {
                        return "careless";
                    }

                    @Override
                    public LaunchedTarget launch(Map<String, String> options) throws RunException {
                        return new SharedServer(always);
                    }
                };
            }

            @Override
            protected List<Map<String, String>> badOptions() {
                return List.of(Map.of("port", "many"));
            }
        };
    }

    private record SharedServer(URI url) implements LaunchedTarget {
        @Override
        public void close() {
            // Nothing is stopped: that is the mistake.
        }
    }
}
