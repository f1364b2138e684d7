package dev.aiperf.maven;

import dev.aiperf.PlannedBenchmark;
import dev.aiperf.report.PlanIntroduction;
import dev.aiperf.run.RunException;
import javax.inject.Inject;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Lists the benchmarks that {@code profile} would run, each with what would be sent, how, and for how long. Called from the
 * command line it compiles the project first.
 */
@Mojo(name = "list", threadSafe = true, requiresDependencyResolution = ResolutionScope.TEST)
public final class ListMojo extends BenchmarksMojo {

    @Inject
    ListMojo(LifecycleExecutor lifecycle) {
        super(lifecycle);
    }

    @Override
    void work() throws RunException {
        if (names().isEmpty()) {
            getLog().info("There are no benchmarks in this project.");
            return;
        }
        for (PlannedBenchmark benchmark : runner(classPath()).list()) {
            getLog().info(benchmark.name());
            PlanIntroduction.lines(benchmark.plan()).forEach(line -> getLog().info("    " + line));
        }
    }
}
