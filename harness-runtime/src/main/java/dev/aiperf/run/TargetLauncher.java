package dev.aiperf.run;

import dev.aiperf.extension.ExtensionPoint;
import java.util.Map;

/** Starts servers of one kind for a run, such as the simulator behind {@code simulator:} URLs. */
@ExtensionPoint(category = "target_launcher")
public interface TargetLauncher {

    /** Returns the kind's name: the scheme of the URLs that ask for it. */
    String name();

    /**
     * Starts a server and waits until it answers.
     *
     * @param options its options, by name
     * @throws RunException when it can't be started; the message says why
     */
    LaunchedTarget launch(Map<String, String> options) throws RunException;
}
