package dev.aiperf.maven;

import java.io.File;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Judges what {@code profile} left: fails the build when a benchmark could not be measured, when a gate failed, and when
 * there is nothing to judge.
 */
@Mojo(name = "check", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the fields before it calls.
public final class CheckMojo extends AbstractMojo {

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    /** Where {@code profile} left its results. */
    @Parameter(property = "aiperf.outputDirectory", defaultValue = "${project.build.directory}/aiperf")
    private File outputDirectory;

    /** Does nothing. */
    @Parameter(property = "aiperf.skip", defaultValue = "false")
    private boolean skip;

    /** Fails the build when no benchmark was found or included. */
    @Parameter(property = "aiperf.failIfNoBenchmarks", defaultValue = "true")
    private boolean failIfNoBenchmarks;

    /** Fails the build when none of the benchmarks has a gate, so that whatever they measured would pass. */
    @Parameter(property = "aiperf.failIfNoGates", defaultValue = "true")
    private boolean failIfNoGates;

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        if (skip || project.getPackaging().equals("pom")) {
            getLog().info("Nothing is checked.");
            return;
        }
        @Nullable Summary summary = Summary.readFrom(outputDirectory.toPath()).orElse(null);
        if (summary == null) {
            throw new MojoExecutionException(
                    "there is nothing to judge: profile has left no result in " + outputDirectory);
        }
        if (summary.benchmarks() == 0) {
            if (failIfNoBenchmarks) {
                throw new MojoExecutionException("there is nothing to judge: no benchmark was run");
            }
            return;
        }
        summary.judge();
        if (summary.gates().isEmpty() && failIfNoGates) {
            throw new MojoExecutionException("there is nothing to judge: no benchmark has a gate; add"
                    + " @Goodput(minimum = …) or @Slo, or let it pass by <failIfNoGates>false</failIfNoGates>");
        }
        summary.tellGates(getLog());
    }
}
