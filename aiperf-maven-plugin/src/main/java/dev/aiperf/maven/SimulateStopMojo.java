package dev.aiperf.maven;

import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/** Stops the simulator that {@code simulate} started in this project, if any. */
@Mojo(name = "simulate-stop", defaultPhase = LifecyclePhase.POST_INTEGRATION_TEST, threadSafe = true)
public final class SimulateStopMojo extends AbstractMojo {

    @Override
    public void execute() {
        boolean stopped = RunningSimulator.stop(getPluginContext());
        getLog().info(stopped ? "The simulator has stopped." : "No simulator runs.");
    }
}
