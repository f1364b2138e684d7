package dev.aiperf.maven;

import dev.aiperf.Runner;
import dev.aiperf.RunnerResult;
import dev.aiperf.run.RunException;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Runs the annotated benchmarks of the project's classes and tests, each run in a JVM of its own.
 *
 * <p>Called from the command line it compiles the project first, and fails the build when a benchmark could not be measured
 * or a gate failed. Bound to a phase it leaves that to {@code check}, if the project has it run: so whatever was started for
 * the benchmarks can be stopped in between. Without {@code check} it fails the build itself.
 *
 * <p>A forked run sees the harness and its libraries in the versions that this plugin has, then the project's own classes,
 * then the project's other dependencies. So where the project depends on another version of one of the harness's libraries,
 * Jackson or Jetty perhaps, the plugin's is used, and the build says so: what is measured with is what was tested.
 *
 * <p>Any setting can be given by {@code -Daiperf.<name>=<value>}. Relative paths start at the project's folder.
 */
@Mojo(
        name = "profile",
        defaultPhase = LifecyclePhase.INTEGRATION_TEST,
        threadSafe = true,
        requiresDependencyResolution = ResolutionScope.TEST)
public final class ProfileMojo extends BenchmarksMojo {

    /** Under which the goals of this build that come later find that an earlier one has left a summary. */
    private static final String BEGUN = "summary";

    /** Fails the build when no benchmark is found or included. */
    @Parameter(property = "aiperf.failIfNoBenchmarks", defaultValue = "true")
    private boolean failIfNoBenchmarks;

    /**
     * Runs the benchmarks of modules that are built in parallel at the same time. By default they wait for each other, as each
     * would be in the other's figures.
     */
    @Parameter(property = "aiperf.allowParallel", defaultValue = "false")
    private boolean allowParallel;

    @Inject
    ProfileMojo(LifecycleExecutor lifecycle) {
        super(lifecycle);
    }

    @Override
    void work() throws RunException, MojoExecutionException, MojoFailureException {
        Summary earlier = earlierOfThisBuild();
        if (isNothingThere()) {
            if (!isOneOfMany()) {
                earlier.writeTo(outputFolder());
            }
            return;
        }
        ForkClassPath classPath = classPath();
        List<String> replaced = classPath.replaced();
        if (!replaced.isEmpty()) {
            getLog().warn("In the forks the harness's libraries replace those of the project: "
                    + String.join(", ", replaced) + ".");
        }
        finish(earlier, Summary.of(allowParallel ? profile(classPath) : profileInTurn(classPath)));
    }

    /** Returns what other executions of this goal have left in this build; what an earlier build left is none of it. */
    @SuppressWarnings("unchecked") // Maven's interface is raw; the plugin may put anything there.
    private Summary earlierOfThisBuild() throws MojoExecutionException {
        if (getPluginContext().put(BEGUN, true) != null) {
            return Summary.readFrom(outputFolder()).orElse(Summary.ofNothing());
        }
        Summary.deleteFrom(outputFolder());
        return Summary.ofNothing();
    }

    private boolean isNothingThere() throws RunException, MojoExecutionException {
        List<String> found = names();
        if (found.stream().anyMatch(this::isWanted)) {
            return false;
        }
        String what = found.isEmpty()
                ? "there are no benchmarks in this project; annotate a method with @Benchmark"
                : "none of the benchmarks of this project, " + String.join(", ", found)
                        + ", is one that include and exclude leave";
        if (failIfNoBenchmarks && !isOneOfMany()) {
            throw new MojoExecutionException(
                    what + ", or let it pass by <failIfNoBenchmarks>false</failIfNoBenchmarks>");
        }
        getLog().info("Nothing to profile: " + what + ".");
        return true;
    }

    private RunnerResult profileInTurn(ForkClassPath classPath) throws RunException {
        try (ProfileTurn turn =
                ProfileTurn.await(session().getRepositorySession().getData())) {
            return profile(classPath);
        }
    }

    private RunnerResult profile(ForkClassPath classPath) throws RunException {
        try (LogListener listener = new LogListener(getLog())) {
            Runner runner = runner(classPath).listener(listener);
            try (Interruption ignored = Interruption.of(runner::interrupt, getLog())) {
                return runner.run();
            }
        }
    }

    private void finish(Summary earlier, Summary summary) throws MojoExecutionException, MojoFailureException {
        earlier.and(summary).writeTo(outputFolder());
        if (isCalledFromCommandLine() || !isChecked()) {
            summary.judge();
        }
        summary.complaints().forEach(summary.failed() ? getLog()::error : getLog()::warn);
    }

    /** Returns whether the project has its results judged by another goal. */
    private boolean isChecked() {
        return project().getBuildPlugins().stream()
                .filter(plugin -> plugin.getArtifactId().equals("aiperf-maven-plugin"))
                .flatMap(plugin -> plugin.getExecutions().stream())
                .anyMatch(execution -> execution.getGoals().contains("check"));
    }
}
