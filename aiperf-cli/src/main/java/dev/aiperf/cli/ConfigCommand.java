package dev.aiperf.cli;

import dev.aiperf.ExitCode;
import dev.aiperf.plan.Cell;
import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.plan.build.EffectiveSetting;
import dev.aiperf.plan.build.PlanBuilder;
import dev.aiperf.plan.build.PlanException;
import dev.aiperf.plan.build.Problem;
import dev.aiperf.plan.settings.ConfigurationTemplate;
import dev.aiperf.plan.text.NearestNames;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code aiperf config}: writes, checks and expands configuration files. */
final class ConfigCommand implements Command {

    private static final List<String> ACTIONS = List.of("init", "validate", "expand");
    private static final String USAGE = """
            Usage: aiperf config init [--model NAME] [--url URL] [--output FILE]
                   aiperf config validate FILE
                   aiperf config expand FILE

              init       print a template with every setting, or write it to a file that isn't there yet
              validate   check a configuration file; all problems are listed
              expand     print the settings in effect, where each comes from, and the cells that would run
            """;

    private final Console console;

    ConfigCommand(Console console) {
        this.console = console;
    }

    @Override
    public String name() {
        return "config";
    }

    @Override
    public String summary() {
        return "write, check or expand a configuration file";
    }

    @Override
    public int run(List<String> arguments) {
        if (arguments.isEmpty() || arguments.stream().anyMatch(Aiperf::isHelp)) {
            console.out().print(USAGE);
            return arguments.isEmpty() ? ExitCode.WRONG_USE : ExitCode.DONE;
        }
        String action = arguments.get(0);
        List<String> rest = arguments.subList(1, arguments.size());
        try {
            return switch (action) {
                case "init" -> init(rest);
                case "validate" -> validate(file(rest));
                case "expand" -> expand(file(rest));
                default ->
                    throw new UsageException("config can't " + action
                            + NearestNames.question(action, ACTIONS)
                            + " (it can " + NearestNames.oneOf(ACTIONS) + ")");
            };
        } catch (UsageException e) {
            console.complain(String.valueOf(e.getMessage()));
            return ExitCode.WRONG_USE;
        }
    }

    private int init(List<String> arguments) throws UsageException {
        Map<String, String> values = options(arguments);
        String template = filledIn(ConfigurationTemplate.render(), values);
        String output = values.get("output");
        if (output == null) {
            console.out().print(template);
            return ExitCode.DONE;
        }
        try {
            Files.writeString(Path.of(output), template, StandardOpenOption.CREATE_NEW);
            console.err().println("Wrote " + output);
            return ExitCode.DONE;
        } catch (FileAlreadyExistsException e) {
            throw new UsageException(output + " is there already; it is not overwritten", e);
        } catch (NoSuchFileException e) {
            throw new UsageException(output + " can't be written: there is no such folder", e);
        } catch (IOException e) {
            throw new UsageException(output + " can't be written: " + e.getMessage(), e);
        }
    }

    /** Gives the template's settings the values that were given, quoted as YAML takes any text. */
    private static String filledIn(String template, Map<String, String> values) {
        String filled = template;
        for (String setting : List.of("model", "url")) {
            String value = values.get(setting);
            if (value != null) {
                String quoted = value.replace("\\", "\\\\").replace("\"", "\\\"");
                filled = filled.replace("\n#" + setting + ":\n", "\n" + setting + ": \"" + quoted + "\"\n");
            }
        }
        return filled;
    }

    private static Map<String, String> options(List<String> arguments) throws UsageException {
        Map<String, String> names = Map.of(
                "--model", "model", "-m", "model", "--url", "url", "-u", "url", "--output", "output", "-o", "output");
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < arguments.size(); i += 2) {
            String name = names.get(arguments.get(i));
            if (name == null) {
                throw new UsageException(arguments.get(i) + " is not an option of config init"
                        + NearestNames.question(arguments.get(i), new ArrayList<>(names.keySet()), ""));
            }
            if (i + 1 == arguments.size()) {
                throw new UsageException(arguments.get(i) + " needs a value");
            }
            values.put(name, arguments.get(i + 1));
        }
        return values;
    }

    private static Path file(List<String> arguments) throws UsageException {
        List<String> files =
                arguments.stream().filter(a -> !a.equals("--config-file")).toList();
        if (files.size() != 1 || files.get(0).startsWith("-")) {
            throw new UsageException("name one configuration file, and nothing else");
        }
        return Path.of(files.get(0));
    }

    private int validate(Path file) throws UsageException {
        try {
            ProfilePlan plan = Plans.builder(console).layer(Plans.ofFile(file)).build();
            plan.notes().forEach(note -> console.err().println("Note: " + note));
            console.out().println(file + " is in order.");
            return ExitCode.DONE;
        } catch (PlanException e) {
            return complain(e);
        }
    }

    private int expand(Path file) throws UsageException {
        PlanBuilder builder = Plans.builder(console).layer(Plans.ofFile(file));
        try {
            ProfilePlan plan = builder.build();
            for (EffectiveSetting setting : builder.inEffect()) {
                String value = String.join(", ", setting.values());
                console.out().printf("%s: %s  # %s%n", setting.setting().name(), value, setting.origin());
            }
            console.out().println("\nCells:");
            for (Cell cell : plan.cells()) {
                console.out().println("  " + cell.name());
            }
            return ExitCode.DONE;
        } catch (PlanException e) {
            return complain(e);
        }
    }

    private int complain(PlanException e) {
        for (Problem problem : e.problems()) {
            console.complain(problem.sentence());
        }
        return ExitCode.WRONG_USE;
    }
}
