package dev.aiperf.cli;

import dev.aiperf.ExitCode;
import dev.aiperf.Runner;
import dev.aiperf.RunnerResult;
import dev.aiperf.report.ConsoleReport;
import dev.aiperf.run.RunException;

/** {@code aiperf run}: the annotated benchmarks of a class path, each run in a process of its own. */
final class RunCommand extends BenchmarkCommand {

    RunCommand(Console console) {
        super(console);
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
    String usage() {
        return "Usage: aiperf run --classpath PATHS [options] [settings]\n\nRuns annotated benchmarks.";
    }

    @Override
    int work(Runner runner) throws RunException {
        try (RunListener listener = new RunListener(console(), "simple")) {
            runner.console(new ConsoleReport(console().width(), console().colour()))
                    .listener(listener);
            try (Interrupts interrupts =
                    Interrupts.handledBy(runner::interrupt, console(), "the folders of the results")) {
                RunnerResult result = runner.run();
                result.complaints().forEach(console()::complain);
                return interrupts.any() ? ExitCode.INTERRUPTED : result.exitCode();
            }
        }
    }
}
