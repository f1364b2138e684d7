package dev.aiperf.cli;

import dev.aiperf.ExitCode;
import dev.aiperf.Summarizer;
import dev.aiperf.Summary;
import dev.aiperf.report.ConsoleReport;
import dev.aiperf.run.RunException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** {@code aiperf summarize}: makes the result of a run that was killed, from its log. */
final class SummarizeCommand implements Command {

    private static final String HELP = """
            Usage: aiperf summarize FOLDER

            Makes the result of each run in FOLDER that was killed or lost, from the log that it left (timelines.bin):
            the same files as after Ctrl-C, with all requests that had ended until the last second. A result that is
            whole is not touched. FOLDER is that of a run, or of a result of several runs or cells; of such a one, what is
            said of all together and of gates is made, too.
            """;

    private final Console console;

    SummarizeCommand(Console console) {
        this.console = console;
    }

    @Override
    public String name() {
        return "summarize";
    }

    @Override
    public String summary() {
        return "make the result of a run that was killed, from its log";
    }

    @Override
    public int run(List<String> arguments) {
        if (arguments.stream().anyMatch(Aiperf::isHelp)) {
            console.out().print(HELP);
            return ExitCode.DONE;
        }
        if (arguments.size() != 1 || arguments.get(0).startsWith("-")) {
            console.complain("summarize takes the folder of a result, and nothing else");
            return ExitCode.WRONG_USE;
        }
        try (RunListener listener = new RunListener(console, "none")) {
            ConsoleReport reports = new ConsoleReport(console.width(), console.colour());
            return tell(new Summarizer(Path.of(arguments.get(0)), reports, listener).run(), arguments.get(0));
        } catch (InvalidPathException e) {
            console.complain("\"" + arguments.get(0) + "\" is no path of a folder");
            return ExitCode.WRONG_USE;
        } catch (RunException e) {
            console.complain(String.valueOf(e.getMessage()));
            return ExitCode.of(e);
        }
    }

    private int tell(Summary summary, String folder) {
        if (summary.rebuilt().isEmpty()
                && summary.together().isEmpty()
                && summary.failures().isEmpty()) {
            console.err().println("There is nothing to rebuild in " + folder + ": it holds a whole result.");
        }
        for (Path run : summary.rebuilt()) {
            console.err().println("Rebuilt from its log, as an interrupted run: " + run + ".");
        }
        for (Path result : summary.together()) {
            console.err()
                    .println("Made of its runs, as of an interrupted result, what is said of them together: " + result
                            + ".");
        }
        summary.failures().forEach(console::complain);
        return summary.failures().isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
    }
}
