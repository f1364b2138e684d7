package dev.aiperf.cli;

import dev.aiperf.ExitCode;
import dev.aiperf.MemoryEnd;
import dev.aiperf.Profiler;
import dev.aiperf.plan.text.NearestNames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The {@code aiperf} command: finds the sub-command, runs it, and turns what became of it into an exit code. */
public final class Aiperf {

    private final Console console;
    private final Map<String, Command> commands = new LinkedHashMap<>();

    Aiperf(Console console) {
        this.console = console;
        for (Command command : List.of(
                new ProfileCommand(console),
                new RunCommand(console),
                new ListCommand(console),
                new SummarizeCommand(console),
                new SimulateCommand(console),
                new ChatCommand(console),
                new ConfigCommand(console),
                new PluginsCommand(console))) {
            commands.put(command.name(), command);
        }
    }

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        QuietLibraries.beforeTheyLoad();
        MemoryEnd.watch();
        int code = new Aiperf(Console.system()).run(PropertyArguments.takeTo(System.getProperties(), arguments));
        System.out.flush();
        System.err.flush();
        System.exit(code);
    }

    int run(String... arguments) {
        List<String> rest = new ArrayList<>(Arrays.asList(arguments));
        if (rest.isEmpty() || isHelp(rest.get(0))) {
            console.out().print(help());
            return rest.isEmpty() ? ExitCode.WRONG_USE : ExitCode.DONE;
        }
        String name = rest.remove(0);
        if (name.equals("--version") || name.equals("-V")) {
            console.out().println("aiperf " + Profiler.version());
            return ExitCode.DONE;
        }
        Command command = commands.get(name);
        if (command == null) {
            console.complain("there is no command " + name
                    + NearestNames.question(name, List.copyOf(commands.keySet()), "") + " (aiperf --help lists them)");
            return ExitCode.WRONG_USE;
        }
        try {
            return command.run(rest);
        } catch (OutOfMemoryError e) {
            console.complain(MemoryEnd.SENTENCE);
            return ExitCode.FAILED;
        } catch (RuntimeException | Error e) {
            console.complain(
                    "this is a fault of the program itself: " + e + (rest.contains("-v") ? "" : " (-v shows where)"));
            if (rest.contains("-v") || rest.contains("-vv")) {
                e.printStackTrace(console.err());
            }
            return ExitCode.FAILED;
        }
    }

    static boolean isHelp(String argument) {
        return argument.equals("--help") || argument.equals("-h") || argument.equals("help");
    }

    private String help() {
        StringBuilder help =
                new StringBuilder("Benchmarks LLM inference endpoints.\n\nUsage: aiperf <command> [options]\n\n");
        commands.values()
                .forEach(command -> help.append(String.format("  %-10s %s%n", command.name(), command.summary())));
        return help.append("\naiperf <command> --help tells the options of a command.\n")
                .toString();
    }
}
