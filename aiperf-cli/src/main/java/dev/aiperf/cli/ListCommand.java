package dev.aiperf.cli;

import dev.aiperf.ExitCode;
import dev.aiperf.PlannedBenchmark;
import dev.aiperf.Runner;
import dev.aiperf.report.PlanIntroduction;
import dev.aiperf.run.RunException;

/** {@code aiperf list}: the annotated benchmarks of a class path, and what each would run. */
final class ListCommand extends BenchmarkCommand {

    ListCommand(Console console) {
        super(console);
    }

    @Override
    public String name() {
        return "list";
    }

    @Override
    public String summary() {
        return "list the annotated benchmarks of a class path";
    }

    @Override
    String usage() {
        return "Usage: aiperf list --classpath PATHS [options] [settings]\n\nLists annotated benchmarks and their plans.";
    }

    @Override
    int work(Runner runner) throws RunException {
        for (PlannedBenchmark benchmark : runner.list()) {
            console().out().println(benchmark.name());
            PlanIntroduction.lines(benchmark.plan())
                    .forEach(line -> console().out().println("  " + line));
        }
        return ExitCode.DONE;
    }
}
