package dev.aiperf;

import dev.aiperf.benchmark.BenchmarkRunner;
import dev.aiperf.benchmark.Params;
import dev.aiperf.benchmark.Scenario;
import dev.aiperf.plan.Cell;
import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.plan.build.Environment;
import dev.aiperf.plan.build.PlanBuilder;
import dev.aiperf.plan.build.PlanException;
import dev.aiperf.report.ConsoleReport;
import dev.aiperf.run.BenchmarkThread;
import dev.aiperf.run.BenchmarkThread.GivenUpException;
import dev.aiperf.run.LocalRuns;
import dev.aiperf.run.ProgressSnapshot;
import dev.aiperf.run.RunException;
import dev.aiperf.run.RunException.Kind;
import dev.aiperf.run.RunResult;
import dev.aiperf.run.fork.ForkSide;
import dev.aiperf.run.fork.Interrupts;
import dev.aiperf.run.fork.Order;
import dev.aiperf.tokenizer.BuiltinTokenizers;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The main program of a run's own process: takes its order over the link, runs, and answers with the result. Generated
 * runners start it for their class.
 */
public final class ForkMain {

    private final ForkSide link;
    private final @Nullable BenchmarkRunner runner;
    private final BenchmarkThread thread = new BenchmarkThread();
    private final AtomicReference<@Nullable LocalRuns> running = new AtomicReference<>();
    private volatile boolean interrupted;

    private ForkMain(ForkSide link, @Nullable BenchmarkRunner runner) {
        this.link = link;
        this.runner = runner;
    }

    /** Runs what has no code of the user's. */
    public static void main(String[] arguments) {
        start(null);
    }

    /** Runs a benchmark; the {@code main} of its generated runner calls this. */
    public static void run(BenchmarkRunner runner) {
        start(runner);
    }

    private static void start(@Nullable BenchmarkRunner runner) {
        Optional<ForkSide> link;
        try {
            link = ForkSide.connect();
        } catch (IOException e) {
            System.err.println("aiperf: whoever started this run can't be reached: " + e.getMessage());
            System.exit(ExitCode.FAILED);
            return;
        }
        if (link.isEmpty()) {
            System.err.println(
                    "aiperf: this program is started by aiperf run or mvn aiperf:profile, once for each run");
            System.exit(ExitCode.WRONG_USE);
            return;
        }
        BuiltinTokenizers.loadAhead();
        // A user's Ctrl-C reaches all processes of a terminal; this one ends when it is told to by the link.
        Interrupts.ignore();
        MemoryEnd.watch();
        new ForkMain(link.get(), runner).work();
        // Threads that the user's code has left behind must not keep the process.
        System.exit(ExitCode.DONE);
    }

    private void work() {
        try {
            run(link.order(this::interrupt));
        } catch (RunException e) {
            printPlaceOf(e);
            link.failure(e);
        } catch (IOException e) {
            link.failure(new RunException(Kind.FAILED, "its order could not be read: " + e.getMessage(), e));
        } catch (RuntimeException | Error e) {
            e.printStackTrace();
            link.failure(new RunException(Kind.FAILED, "it broke: " + e, e));
        }
    }

    /** Prints where in the benchmark's code something was thrown, so that it is among the last that is kept of the output. */
    private void printPlaceOf(RunException failure) {
        Throwable thrown = failure.getCause();
        while (runner != null && thrown != null && !printPlaceIn(thrown, runner.benchmarkClass())) {
            thrown = thrown.getCause();
        }
    }

    private static boolean printPlaceIn(Throwable thrown, String benchmarkClass) {
        List<StackTraceElement> frames = List.of(thrown.getStackTrace());
        for (int k = 0; k < frames.size(); k++) {
            String owner = frames.get(k).getClassName();
            if (owner.equals(benchmarkClass) || owner.startsWith(benchmarkClass + "$")) {
                System.err.println(thrown);
                frames.subList(0, k + 1).forEach(frame -> System.err.println("    at " + frame));
                return true;
            }
        }
        return false;
    }

    private void interrupt() {
        interrupted = true;
        thread.interrupt();
        LocalRuns runs = running.get();
        if (runs != null) {
            runs.interrupt();
        }
    }

    private void run(Order order) throws RunException {
        ProfilePlan plan = plan(order);
        Cell cell = plan.cell(order.cell())
                .orElseThrow(() -> new RunException(Kind.FAILED, "its plan has no cell " + order.cell()));
        Reports reports = new Reports();
        ProfileFiles files = new ProfileFiles(
                plan,
                (each, run) -> Path.of(order.folder()),
                new ConsoleReport(order.width(), order.colour()),
                reports,
                Profiler.version());
        Optional<Scenario> scenario = scenario(order, cell, plan.runs().fork().setupTimeout());
        Optional<RunResult> result = scenario.isEmpty()
                ? Optional.empty()
                : run(new LocalRuns(plan, scenario.get(), thread, files, link), cell, order.run());
        if (result.isPresent()) {
            link.result(result.get(), reports.text);
        } else {
            link.nothing();
        }
    }

    private Optional<RunResult> run(LocalRuns runs, Cell cell, int run) throws RunException {
        running.set(runs);
        if (interrupted) {
            runs.interrupt();
        }
        return runs.run(cell, run);
    }

    private static ProfilePlan plan(Order order) throws RunException {
        try {
            return PlanBuilder.create(InstalledNames.all(), Environment.system(false))
                    .source(order.source())
                    .seed(order.seed())
                    .build();
        } catch (PlanException e) {
            throw new RunException(Kind.WRONG_USE, String.valueOf(e.getMessage()), e);
        }
    }

    /** Makes the benchmark; empty when the user ended the run before it was made. */
    private Optional<Scenario> scenario(Order order, Cell cell, Duration timeout) throws RunException {
        BenchmarkRunner benchmark = runner;
        if (benchmark == null || order.method().isEmpty()) {
            return Optional.of(Scenario.empty());
        }
        String name = benchmark.benchmarkClass();
        try {
            return Optional.of(thread.call(
                    "the constructor of " + name,
                    timeout,
                    () -> benchmark.create(order.method(), Params.of(cell.params()))));
        } catch (ExecutionException e) {
            throw cannotBeMade(name, Objects.requireNonNull(e.getCause()));
        } catch (GivenUpException e) {
            return Optional.empty();
        }
    }

    private static RunException cannotBeMade(String name, Throwable cause) {
        if (cause instanceof IllegalArgumentException) {
            return new RunException(Kind.WRONG_USE, name + ": " + cause.getMessage(), cause);
        }
        String sentence = "the benchmark " + name + " can't be made: " + cause;
        return cause instanceof LinkageError
                ? new RunException(Kind.WRONG_USE, sentence + "; compile it anew", cause)
                : new RunException(Kind.FAILED, sentence, cause);
    }

    /** Keeps the report that a console would have shown. */
    private final class Reports implements ProfileListener {

        private String text = "";

        @Override
        public void say(String sentence) {
            link.say(sentence);
        }

        @Override
        public void progress(ProgressSnapshot snapshot) {
            link.progress(snapshot);
        }

        @Override
        public void cellReport(String report) {
            text = report;
        }
    }
}
