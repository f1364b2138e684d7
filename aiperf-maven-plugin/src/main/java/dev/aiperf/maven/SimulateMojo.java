package dev.aiperf.maven;

import dev.aiperf.run.ClassPath;
import dev.aiperf.run.ForkedSimulator;
import dev.aiperf.run.LaunchedTarget;
import dev.aiperf.run.RunException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Starts the inference simulator for the phases that follow, in a JVM of its own. {@code simulate-stop} stops it; it ends
 * with the build in any case.
 *
 * <p>Its URL is the project's property {@code aiperf.simulator.url} from then on, so that benchmarks find it by
 *
 * <pre>{@code
 * <settings>
 *   <url>${aiperf.simulator.url}</url>
 * </settings>
 * }</pre>
 *
 * <p>A benchmark that needs no server shared with others is simpler with {@code @Endpoint(url = "simulator:")}.
 */
@Mojo(name = "simulate", defaultPhase = LifecyclePhase.PRE_INTEGRATION_TEST, threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the fields before it calls.
public final class SimulateMojo extends AbstractMojo {

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Parameter(defaultValue = "${plugin.artifacts}", readonly = true, required = true)
    private List<Artifact> harness;

    /** Does nothing. */
    @Parameter(property = "aiperf.skip", defaultValue = "false")
    private boolean skip;

    /** The port to listen on; 0 takes any that is free. */
    @Parameter(property = "aiperf.simulator.port", defaultValue = "0")
    private int port;

    /** The project's property that gets the simulator's URL. */
    @Parameter(defaultValue = "aiperf.simulator.url")
    private String urlProperty;

    /** Further options of the simulator by their names, such as {@code max-batch}; {@code aiperf simulate --help} lists them. */
    @Parameter
    private @Nullable Map<String, String> options;

    @Override
    public void execute() throws MojoExecutionException {
        if (skip) {
            getLog().info("The simulator is skipped.");
            return;
        }
        if (RunningSimulator.isIn(getPluginContext())) {
            throw new MojoExecutionException(
                    "a simulator runs already in this project; stop it first by simulate-stop");
        }
        try {
            LaunchedTarget simulator = new ForkedSimulator(classPath(Dependency.of(harness))).launch(allOptions());
            RunningSimulator.put(getPluginContext(), simulator);
            project.getProperties().setProperty(urlProperty, simulator.url().toString());
            getLog().info("The simulator listens on " + simulator.url() + ", the property " + urlProperty + ".");
        } catch (RunException e) {
            throw new MojoExecutionException(String.valueOf(e.getMessage()), e);
        }
    }

    private Map<String, String> allOptions() {
        Map<String, String> all = new HashMap<>(options == null ? Map.of() : options);
        all.putIfAbsent("port", String.valueOf(port));
        return all;
    }

    private static ClassPath classPath(Collection<Dependency> dependencies) {
        return new ClassPath(dependencies.stream().map(Dependency::path).toList());
    }
}
