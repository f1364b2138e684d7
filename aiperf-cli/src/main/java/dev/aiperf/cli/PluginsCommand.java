package dev.aiperf.cli;

import dev.aiperf.ExitCode;
import dev.aiperf.ExtensionPoints;
import dev.aiperf.ExtensionPoints.Category;
import dev.aiperf.ExtensionPoints.Installed;
import dev.aiperf.plan.text.NearestNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code aiperf plugins}: what implements each extension point, where it comes from, and what is broken. */
final class PluginsCommand implements Command {

    private static final String USAGE = "Usage: aiperf plugins [CATEGORY [NAME]] [--validate]\n\n"
            + "Lists what implements each extension point and which jar it comes from.\n\n"
            + "  --validate   exit with 1 when an implementation can't be loaded\n";

    private final Console console;

    PluginsCommand(Console console) {
        this.console = console;
    }

    @Override
    public String name() {
        return "plugins";
    }

    @Override
    public String summary() {
        return "list what implements each extension point, and where it comes from";
    }

    @Override
    public int run(List<String> arguments) {
        if (arguments.stream().anyMatch(Aiperf::isHelp)) {
            console.out().print(USAGE);
            return ExitCode.DONE;
        }
        List<String> words = new ArrayList<>(arguments);
        boolean validate = words.removeIf(word -> word.equals("--validate") || word.equals("-v"));
        words.removeIf(word -> word.equals("--all") || word.equals("-a"));
        Optional<String> unknown =
                words.stream().filter(word -> word.startsWith("-")).findFirst();
        if (unknown.isPresent() || words.size() > 2) {
            console.complain(unknown.map(word -> word + " is not an option of plugins")
                    .orElse("plugins takes a category and a name, and nothing more"));
            return ExitCode.WRONG_USE;
        }
        List<Category> all = ExtensionPoints.all();
        List<Category> shown = all;
        if (!words.isEmpty()) {
            String wanted = words.get(0);
            shown = all.stream()
                    .filter(category -> category.name().equals(wanted))
                    .toList();
            if (shown.isEmpty()) {
                List<String> names = all.stream().map(Category::name).toList();
                console.complain("there is no category " + wanted + NearestNames.question(wanted, names, "")
                        + " (there are " + String.join(", ", names) + ")");
                return ExitCode.WRONG_USE;
            }
        }
        return list(shown, words.size() == 2 ? Optional.of(words.get(1)) : Optional.empty(), validate);
    }

    private int list(List<Category> categories, Optional<String> name, boolean validate) {
        boolean broken = false;
        if (name.isPresent()) {
            Category category = categories.get(0);
            List<String> names =
                    category.installed().stream().map(Installed::name).toList();
            if (!names.contains(name.get())) {
                console.complain("nothing in " + category.name() + " is called " + name.get()
                        + NearestNames.question(name.get(), names));
                return ExitCode.WRONG_USE;
            }
        }
        for (Category category : categories) {
            console.out().println(category.name() + "  (" + category.type().getName() + ")");
            for (Installed installed : category.installed()) {
                if (name.isEmpty() || name.get().equals(installed.name())) {
                    console.out()
                            .printf("  %-16s %s  from %s%n", installed.name(), installed.type(), installed.origin());
                }
            }
            for (String problem : category.broken()) {
                broken = true;
                console.out().println("  broken: " + problem);
            }
        }
        return broken && validate ? ExitCode.FAILED : ExitCode.DONE;
    }
}
