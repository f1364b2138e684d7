package dev.aiperf.maven;

import dev.aiperf.Aiperf;
import dev.aiperf.BenchmarkFilter;
import dev.aiperf.Benchmarks;
import dev.aiperf.Runner;
import dev.aiperf.plan.benchmark.BenchmarkClass;
import dev.aiperf.plan.build.Layer;
import dev.aiperf.run.RunException;
import java.io.File;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** A goal that works on the benchmarks of a project's classes and tests. None of the project's classes is loaded. */
@SuppressWarnings("NullAway.Init") // Maven sets the fields before it calls.
abstract class BenchmarksMojo extends AbstractMojo {

    /** What looks like a setting but isn't one: the goals' own properties, and by custom that of the harness's version. */
    static final Set<String> OWN = Set.of(
            "version",
            "include",
            "exclude",
            "skip",
            "jvm",
            "outputDirectory",
            "failIfNoBenchmarks",
            "failIfNoGates",
            "allowParallel");

    private static final String PREFIX = "aiperf.";

    private final LifecycleExecutor lifecycle;
    private BenchmarkFilter filter = BenchmarkFilter.all();

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution goal;

    @Parameter(defaultValue = "${plugin.artifacts}", readonly = true, required = true)
    private List<Artifact> harness;

    /**
     * Takes only benchmarks whose name, such as {@code com.example.ChatLatency.bursty}, holds a match of this regular
     * expression.
     */
    @Parameter(property = "aiperf.include")
    private @Nullable String include;

    /** Leaves out benchmarks whose name holds a match of this regular expression. */
    @Parameter(property = "aiperf.exclude")
    private @Nullable String exclude;

    /**
     * Settings by any of their names, such as {@code concurrency}. They win over annotations; {@code -Daiperf.<name>=<value>}
     * wins over them.
     */
    @Parameter
    private @Nullable Map<String, String> settings;

    /** The JDK's folder, or its {@code java}, that runs the forks; by default the one that runs the build. */
    @Parameter(property = "aiperf.jvm")
    private @Nullable String jvm;

    /** Where results go, a folder for each benchmark. */
    @Parameter(property = "aiperf.outputDirectory", defaultValue = "${project.build.directory}/aiperf")
    private File outputDirectory;

    /** Does nothing. */
    @Parameter(property = "aiperf.skip", defaultValue = "false")
    private boolean skip;

    BenchmarksMojo(LifecycleExecutor lifecycle) {
        this.lifecycle = lifecycle;
    }

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (skip || project.getPackaging().equals("pom")) {
            getLog().info(skip ? "Benchmarks are skipped." : "A project of packaging pom has no benchmarks.");
            return;
        }
        filter = filter();
        if (isCalledFromCommandLine()) {
            compile();
        }
        List<String> unprocessed = Benchmarks.unprocessed(ownFolders());
        if (!unprocessed.isEmpty()) {
            throw new MojoExecutionException(ProcessorSnippet.forClasses(unprocessed, version()));
        }
        try {
            work();
        } catch (RunException e) {
            throw new MojoExecutionException(String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * Does what the goal is for.
     *
     * @throws RunException when there is nothing that it could be done with
     */
    abstract void work() throws RunException, MojoExecutionException, MojoFailureException;

    /**
     * Compiles the project. {@code @Execute} on the goal itself would do that, too, but also where the goal is bound to a
     * phase, and then run whatever comes before a second time. So it stands on a goal of its own, {@link PreparedMojo}, whose
     * lifecycle is forked from here, in the way in which a site forks those of its reports.
     */
    private void compile() throws MojoExecutionException {
        MojoExecution prepared = new MojoExecution(
                goal.getMojoDescriptor().getPluginDescriptor().getMojo(PreparedMojo.NAME),
                goal.getExecutionId(),
                MojoExecution.Source.CLI);
        try {
            lifecycle.calculateForkedExecutions(prepared, session);
            lifecycle.executeForkedExecutions(prepared, session);
        } catch (Exception e) {
            throw new MojoExecutionException("the project can't be compiled: " + e.getMessage(), e);
        }
    }

    final MavenProject project() {
        return project;
    }

    final MavenSession session() {
        return session;
    }

    final Path outputFolder() {
        return outputDirectory.toPath();
    }

    final boolean isCalledFromCommandLine() {
        return goal.getSource() == MojoExecution.Source.CLI;
    }

    /** Returns whether this is one of several modules, and the user did not ask for this one. */
    final boolean isOneOfMany() {
        return isCalledFromCommandLine() && session.getProjects().size() > 1;
    }

    private BenchmarkFilter filter() throws MojoExecutionException {
        try {
            BenchmarkFilter all = BenchmarkFilter.all();
            BenchmarkFilter wanted = include == null ? all : all.including(include);
            return exclude == null ? wanted : wanted.excluding(exclude);
        } catch (IllegalArgumentException e) {
            throw new MojoExecutionException(String.valueOf(e.getMessage()), e);
        }
    }

    /** Returns whether a benchmark is included, and not excluded again. */
    final boolean isWanted(String name) {
        return filter.matches(name);
    }

    /** Returns a runner of the project's benchmarks, or of those that are included. */
    final Runner runner(ForkClassPath classPath) {
        Runner runner = Aiperf.runner()
                .benchmarksIn(ownFolders())
                .classPath(classPath.entries())
                .folder(project.getBasedir().toPath())
                .output(outputFolder())
                .filter(filter)
                .layer(Layer.ofBuild("in the POM", buildSettings()))
                .layer(Layer.ofSystemProperties(settingProperties()));
        if (jvm != null) {
            runner.set("fork-jvm", jvm);
        }
        return runner;
    }

    /** Returns what forked runs see. */
    final ForkClassPath classPath() {
        return new ForkClassPath(ownFolders(), Dependency.of(harness), Dependency.of(project.getArtifacts()));
    }

    /** Returns the names of the project's benchmarks, included or not. */
    final List<String> names() throws RunException {
        return Benchmarks.on(ownFolders()).stream()
                .flatMap(BenchmarkClass::benchmarkNames)
                .toList();
    }

    private List<Path> ownFolders() {
        return List.of(
                Path.of(project.getBuild().getTestOutputDirectory()),
                Path.of(project.getBuild().getOutputDirectory()));
    }

    private Map<String, List<String>> buildSettings() {
        Map<String, List<String>> values = new HashMap<>();
        if (settings != null) {
            // An empty element is a switch.
            settings.forEach((name, value) -> values.put(name, value == null ? List.of() : List.of(value.strip())));
        }
        return values;
    }

    private Properties settingProperties() {
        Properties properties = new Properties();
        properties.putAll(session.getUserProperties());
        OWN.forEach(name -> properties.remove(PREFIX + name));
        return properties;
    }

    private String version() {
        return goal.getVersion();
    }
}
