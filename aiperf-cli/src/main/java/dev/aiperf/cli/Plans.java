package dev.aiperf.cli;

import dev.aiperf.InstalledNames;
import dev.aiperf.plan.build.Environment;
import dev.aiperf.plan.build.Layer;
import dev.aiperf.plan.build.PlanBuilder;
import dev.aiperf.plan.settings.InputSettings;
import dev.aiperf.plan.settings.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** From a command line, the system properties and a configuration file to the builder of a plan. */
final class Plans {

    private Plans() {}

    /** @throws UsageException when the command line or the configuration file can't be read */
    static PlanBuilder fromCommandLine(List<String> arguments, Console console) throws UsageException {
        CatalogueOptions.Parsed parsed = CatalogueOptions.parse(arguments);
        if (!parsed.loose().isEmpty()) {
            throw new UsageException("there is no place for \"" + parsed.loose().get(0)
                    + "\"; each value stands after the name of its option");
        }
        PlanBuilder builder = builder(console)
                .layer(Layer.ofSystemProperties(System.getProperties()))
                .layer(Layer.ofCommandLine(parsed.values(), asTyped(arguments)));
        for (Map.Entry<String, List<String>> option : parsed.values().entrySet()) {
            if (isConfig(option.getKey())) {
                for (String file : option.getValue()) {
                    builder.layer(ofFile(Path.of(file)));
                }
            }
        }
        return builder;
    }

    private static boolean isConfig(String name) {
        return Settings.find(name)
                .filter(found -> found.entry() == InputSettings.CONFIG)
                .isPresent();
    }

    /** Returns the whole command, as the result's record of how it came about has it. */
    private static List<String> asTyped(List<String> arguments) {
        return Stream.concat(Stream.of("aiperf", "profile"), arguments.stream()).toList();
    }

    static PlanBuilder builder(Console console) {
        return PlanBuilder.create(InstalledNames.all(), Environment.system(console.interactive()));
    }

    static Layer ofFile(Path file) throws UsageException {
        return Layer.ofFile(file, ConfigurationFile.read(file));
    }
}
