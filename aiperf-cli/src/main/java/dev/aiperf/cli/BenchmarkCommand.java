package dev.aiperf.cli;

import dev.aiperf.Benchmarks;
import dev.aiperf.ExitCode;
import dev.aiperf.Runner;
import dev.aiperf.run.RunException;
import java.nio.file.Path;
import java.util.List;

/** A command that works on the annotated benchmarks of a class path. */
abstract class BenchmarkCommand implements Command {

    private final Console console;

    BenchmarkCommand(Console console) {
        this.console = console;
    }

    final Console console() {
        return console;
    }

    /** Returns the command's first lines of help, before its options. */
    abstract String usage();

    /**
     * Does what the command is for.
     *
     * @return the exit code
     * @throws RunException when there are no benchmarks, or a plan can't be made
     */
    abstract int work(Runner runner) throws RunException;

    @Override
    public final int run(List<String> arguments) {
        return runAs(name(), arguments);
    }

    /** Runs the command under another name, which the results record. */
    final int runAs(String typed, List<String> arguments) {
        if (arguments.stream().anyMatch(Aiperf::isHelp)) {
            console.out().print(usage() + "\n\n" + BenchmarkArguments.OPTIONS);
            return ExitCode.DONE;
        }
        try {
            BenchmarkArguments read = BenchmarkArguments.parse(typed, arguments);
            warnOfUnprocessed(read.classPath());
            return work(read.runner());
        } catch (UsageException e) {
            console.complain(String.valueOf(e.getMessage()));
            return ExitCode.WRONG_USE;
        } catch (RunException e) {
            String.valueOf(e.getMessage()).lines().forEach(console::complain);
            return ExitCode.of(e);
        }
    }

    private void warnOfUnprocessed(List<Path> classPath) {
        List<String> unprocessed = Benchmarks.unprocessed(classPath);
        if (!unprocessed.isEmpty()) {
            console.complain(String.join(", ", unprocessed)
                    + (unprocessed.size() == 1 ? " has benchmarks" : " have benchmarks")
                    + " but no generated runner: compile with dev.aiperf:harness-processor on the processor path");
        }
    }
}
