package dev.aiperf.cli;

import dev.aiperf.Benchmarks;
import dev.aiperf.ExitCode;
import dev.aiperf.ProfileListener;
import dev.aiperf.Runner;
import dev.aiperf.RunnerResult;
import dev.aiperf.report.ConsoleReport;
import dev.aiperf.report.ProgressView;
import dev.aiperf.report.Terminal;
import dev.aiperf.report.Ui;
import dev.aiperf.run.ProgressSnapshot;
import dev.aiperf.run.RunException;
import java.util.List;

/** {@code aiperf run}: the annotated benchmarks of a class path, each run in a process of its own. */
final class RunCommand implements Command {

    private static final String USAGE =
            "Usage: aiperf run --classpath PATHS [options] [settings]\n\nRuns annotated benchmarks.\n\n"
                    + BenchmarkArguments.OPTIONS;

    private final Console console;

    RunCommand(Console console) {
        this.console = console;
    }

    @Override
    public String name() {
        return "run";
    }

    @Override
    public String summary() {
        return "run the annotated benchmarks of a class path";
    }

    @Override
    public int run(List<String> arguments) {
        if (arguments.stream().anyMatch(Aiperf::isHelp)) {
            console.out().print(USAGE);
            return ExitCode.DONE;
        }
        try {
            BenchmarkArguments read = BenchmarkArguments.parse(arguments);
            warnOfUnprocessed(read);
            return run(read.runner());
        } catch (UsageException e) {
            console.complain(String.valueOf(e.getMessage()));
            return ExitCode.WRONG_USE;
        }
    }

    private void warnOfUnprocessed(BenchmarkArguments arguments) {
        List<String> unprocessed = Benchmarks.unprocessed(arguments.classPath());
        if (!unprocessed.isEmpty()) {
            console.complain(String.join(", ", unprocessed)
                    + (unprocessed.size() == 1 ? " has benchmarks" : " have benchmarks")
                    + " but no generated runner: compile with dev.aiperf:harness-processor on the processor path");
        }
    }

    private int run(Runner runner) {
        Terminal terminal = new Terminal(console.err(), console.interactive(), console.width(), System::nanoTime);
        try (ProgressView progress = Ui.named("simple").open(terminal)) {
            runner.console(new ConsoleReport(console.width(), console.colour())).listener(new Listener(progress));
            try (Interrupts interrupts = Interrupts.handledBy(runner::interrupt, console)) {
                RunnerResult result = runner.run();
                result.complaints().forEach(console::complain);
                return interrupts.any() ? ExitCode.INTERRUPTED : result.exitCode();
            } catch (RunException e) {
                String.valueOf(e.getMessage()).lines().forEach(console::complain);
                return e.kind() == RunException.Kind.WRONG_USE ? ExitCode.WRONG_USE : ExitCode.FAILED;
            }
        }
    }

    /** Shows progress and messages on standard error, reports on standard output. */
    private final class Listener implements ProfileListener {

        private final ProgressView progress;

        Listener(ProgressView progress) {
            this.progress = progress;
        }

        @Override
        public synchronized void say(String sentence) {
            console.err().println(sentence);
        }

        @Override
        public synchronized void progress(ProgressSnapshot snapshot) {
            progress.show(snapshot);
        }

        @Override
        public synchronized void cellReport(String text) {
            console.out().println();
            console.out().print(text);
            console.out().flush();
        }
    }
}
