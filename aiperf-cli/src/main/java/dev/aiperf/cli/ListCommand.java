package dev.aiperf.cli;

import dev.aiperf.ExitCode;
import dev.aiperf.PlannedBenchmark;
import dev.aiperf.report.PlanIntroduction;
import dev.aiperf.run.RunException;
import java.util.List;

/** {@code aiperf list}: the annotated benchmarks of a class path, and what each would run. */
final class ListCommand implements Command {

    private static final String USAGE =
            "Usage: aiperf list --classpath PATHS [options] [settings]\n\nLists annotated benchmarks and their plans.\n\n"
                    + BenchmarkArguments.OPTIONS;

    private final Console console;

    ListCommand(Console console) {
        this.console = console;
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
    public int run(List<String> arguments) {
        if (arguments.stream().anyMatch(Aiperf::isHelp)) {
            console.out().print(USAGE);
            return ExitCode.DONE;
        }
        try {
            for (PlannedBenchmark benchmark :
                    BenchmarkArguments.parse(arguments).runner().list()) {
                console.out().println(benchmark.name());
                PlanIntroduction.lines(benchmark.plan())
                        .forEach(line -> console.out().println("  " + line));
            }
            return ExitCode.DONE;
        } catch (UsageException e) {
            console.complain(String.valueOf(e.getMessage()));
        } catch (RunException e) {
            String.valueOf(e.getMessage()).lines().forEach(console::complain);
        }
        return ExitCode.WRONG_USE;
    }
}
