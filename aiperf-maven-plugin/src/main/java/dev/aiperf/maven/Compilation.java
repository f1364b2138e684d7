package dev.aiperf.maven;

import javax.inject.Inject;
import javax.inject.Named;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;

/**
 * Compiles a project on behalf of a goal that was called from the command line.
 *
 * <p>{@code @Execute} on the goal itself would do that too, but also where it is bound to a phase, and run each plugin of the
 * project that comes before a second time. So it stands on a goal of its own, {@link PreparedMojo}, whose lifecycle is
 * forked only here, in the way in which reports fork theirs.
 */
@Named
final class Compilation {

    private final LifecycleExecutor lifecycle;

    @Inject
    Compilation(LifecycleExecutor lifecycle) {
        this.lifecycle = lifecycle;
    }

    /**
     * Compiles what the goal works on, unless the goal is bound to a phase: then the build has done so, or has not meant to.
     *
     * @throws MojoExecutionException when the forked lifecycle can't be planned
     * @throws Exception when the project can't be compiled
     */
    void ensureFor(MojoExecution goal, MavenSession session) throws Exception {
        if (goal.getSource() != MojoExecution.Source.CLI) {
            return;
        }
        MojoExecution prepared = new MojoExecution(
                goal.getMojoDescriptor().getPluginDescriptor().getMojo("prepared"),
                goal.getExecutionId(),
                MojoExecution.Source.CLI);
        lifecycle.calculateForkedExecutions(prepared, session);
        lifecycle.executeForkedExecutions(prepared, session);
    }
}
