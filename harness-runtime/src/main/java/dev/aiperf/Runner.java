package dev.aiperf;

import dev.aiperf.BenchmarkPlanner.Planned;
import dev.aiperf.plan.build.Layer;
import dev.aiperf.report.ConsoleReport;
import dev.aiperf.report.PlanIntroduction;
import dev.aiperf.run.ClassPath;
import dev.aiperf.run.OutputTail;
import dev.aiperf.run.RunException;
import dev.aiperf.run.fork.ForkCommand;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs annotated benchmarks, each run in a process of its own.
 *
 * <p>The benchmarks are found by what the annotation processor wrote; this process loads none of the user's classes. All
 * plans are made before anything is run, so that every mistake is told at once. For one thread, but for
 * {@link #interrupt}.
 */
public final class Runner {

    private static final Path DEFAULT_OUTPUT = Path.of("target", "aiperf");

    private final List<Layer> layers = new ArrayList<>();
    private final Map<String, String> settings = new LinkedHashMap<>();
    private BenchmarkFilter filter = BenchmarkFilter.all();
    private List<Path> classPath = ClassPath.ofThisProcess().entries();
    private Optional<List<Path>> places = Optional.empty();
    private Path folder = Path.of("");
    private Path output = DEFAULT_OUTPUT;
    private ProfileListener listener = ProfileListener.silent();
    private ConsoleReport console = new ConsoleReport(ConsoleReport.DEFAULT_WIDTH, false);
    private volatile @Nullable Profiler running;
    private volatile boolean interrupted;

    Runner() {}

    /**
     * Runs only benchmarks whose name, such as {@code com.example.ChatLatency.bursty}, holds a match of this or of another
     * included expression.
     *
     * @throws IllegalArgumentException if that is no regular expression
     */
    public Runner include(String regex) {
        filter = filter.including(regex);
        return this;
    }

    /**
     * Leaves out benchmarks whose name holds a match, whether included or not.
     *
     * @throws IllegalArgumentException if that is no regular expression
     */
    public Runner exclude(String regex) {
        filter = filter.excluding(regex);
        return this;
    }

    /** Takes a filter that was made elsewhere in place of what was included and excluded so far. */
    public Runner filter(BenchmarkFilter wanted) {
        filter = wanted;
        return this;
    }

    /**
     * Gives a setting by any name of the catalogue; it wins over all that is annotated. A name or value that can't be used is
     * told when the benchmarks are listed or run.
     */
    public Runner set(String setting, String value) {
        settings.put(setting, value);
        return this;
    }

    /** Runs each cell so often, at least once; what is less is told when the benchmarks are listed or run. */
    public Runner fork(int runs) {
        return set("num-profile-runs", Integer.toString(runs));
    }

    /**
     * Lays further settings over or under the annotations, by the layer's own rank. What can't be used in them is told when
     * the benchmarks are listed or run.
     */
    public Runner layer(Layer layer) {
        layers.add(layer);
        return this;
    }

    /** Takes other folders and jars than those of this process: where benchmarks are looked for, and what runs see. */
    public Runner classPath(List<Path> entries) {
        classPath = List.copyOf(entries);
        return this;
    }

    /** Looks for benchmarks in some folders and jars of the class path only; in all of it by default. */
    public Runner benchmarksIn(List<Path> entries) {
        places = Optional.of(List.copyOf(entries));
        return this;
    }

    /** Has relative paths of settings start in a folder, in which runs work, too; in that of this process by default. */
    public Runner folder(Path start) {
        folder = start;
        return this;
    }

    /**
     * Has the result of each benchmark in a folder of its own below this one; {@code target/aiperf} by default. The folder is
     * called as the class and its method are, such as {@code ChatLatency.bursty}, and has the package in its name only where
     * two packages have benchmarks of that name.
     */
    public Runner output(Path folder) {
        output = folder;
        return this;
    }

    /** Tells somebody how it goes; nobody is told by default. */
    public Runner listener(ProfileListener hears) {
        listener = hears;
        return this;
    }

    /** Makes reports of another width, or with colours. */
    public Runner console(ConsoleReport reports) {
        console = reports;
        return this;
    }

    /** Ends the run that goes on, early and gently, and begins no further one. May be called from any thread. */
    public void interrupt() {
        interrupted = true;
        Profiler profiler = running;
        if (profiler != null) {
            profiler.interrupt();
        }
    }

    /**
     * Returns the benchmarks that would be run, with their plans.
     *
     * @throws RunException when there are none, or a plan can't be made; the message tells everything that was found
     */
    public List<PlannedBenchmark> list() throws RunException {
        return planned().stream()
                .map(each -> new PlannedBenchmark(each.name(), each.plan()))
                .toList();
    }

    /**
     * Runs the benchmarks, one after the other. One that fails doesn't keep the others from being run.
     *
     * @throws RunException when nothing was run: there are no benchmarks, or a plan can't be made
     */
    public RunnerResult run() throws RunException {
        List<BenchmarkResult> results = new ArrayList<>();
        List<String> failures = new ArrayList<>();
        for (Planned benchmark : planned()) {
            if (interrupted) {
                break;
            }
            listener.say("");
            listener.say("Benchmark " + benchmark.name());
            PlanIntroduction.lines(benchmark.plan()).forEach(listener::say);
            try {
                results.add(new BenchmarkResult(benchmark.name(), run(benchmark)));
            } catch (RunException e) {
                failures.add(benchmark.name() + ": " + e.getMessage() + OutputTail.toldAfter(e.outputTail()));
            }
        }
        return new RunnerResult(results, failures, interrupted);
    }

    private ProfileResult run(Planned benchmark) throws RunException {
        ForkCommand command = new ForkCommand(
                classPath,
                benchmark.owner().runnerClass(),
                benchmark.plan().runs().fork(),
                folder);
        Profiler profiler = new Profiler(
                benchmark.plan(),
                new Forking(
                        command,
                        benchmark.builder().source(),
                        benchmark.method().name()),
                console,
                listener);
        running = profiler;
        try {
            if (interrupted) {
                profiler.interrupt();
            }
            return profiler.run();
        } finally {
            running = null;
        }
    }

    private List<Planned> planned() throws RunException {
        List<Layer> all = new ArrayList<>(List.of(Layer.ofProgram(settings)));
        all.addAll(layers);
        return new BenchmarkPlanner(folder, output, all).plan(Benchmarks.on(places.orElse(classPath)), filter);
    }
}
