package dev.aiperf.maven;

import dev.aiperf.run.LaunchedTarget;
import java.util.Map;

/** The simulator of a project's build, kept in what Maven shares between the goals of a plugin in a project. */
final class RunningSimulator {

    private static final String KEY = "simulator";

    private RunningSimulator() {}

    /** Returns whether there is one. */
    static boolean isIn(Map<?, ?> pluginContext) {
        return pluginContext.containsKey(KEY);
    }

    /** Keeps one. */
    @SuppressWarnings("unchecked") // Maven's interface is raw; the plugin may put anything there.
    static void put(Map<?, ?> pluginContext, LaunchedTarget simulator) {
        ((Map<Object, Object>) pluginContext).put(KEY, simulator);
    }

    /** Stops the one there is, if any; returns whether there was. */
    static boolean stop(Map<?, ?> pluginContext) {
        if (!(pluginContext.remove(KEY) instanceof LaunchedTarget simulator)) {
            return false;
        }
        simulator.close();
        return true;
    }
}
