package dev.aiperf.cli;

import dev.aiperf.InstalledNames;
import dev.aiperf.plan.build.Environment;
import dev.aiperf.plan.build.Layer;
import dev.aiperf.plan.build.PlanBuilder;
import dev.aiperf.plan.settings.InputSettings;
import dev.aiperf.plan.settings.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** From a command line, the system properties and a configuration file to the builder of a plan. */
final class Plans {

    private Plans() {}

    /** @throws UsageException when the command line or the configuration file can't be read */
    static PlanBuilder fromCommandLine(List<String> arguments, Console console) throws UsageException {
        List<String> typed = Stream.concat(Stream.of("aiperf", "profile"), arguments.stream())
                .toList();
        PlanBuilder builder = builder(console);
        layers(arguments, typed).forEach(builder::layer);
        return builder;
    }

    /**
     * Returns what is said by settings on a command line, by the configuration files that they name, and by system
     * properties.
     *
     * @param settings the arguments that are settings
     * @param typed the whole command, as the result's record of how it came about has it
     * @throws UsageException when the settings or a configuration file can't be read
     */
    static List<Layer> layers(List<String> settings, List<String> typed) throws UsageException {
        CatalogueOptions.Parsed parsed = CatalogueOptions.parse(settings);
        if (!parsed.loose().isEmpty()) {
            throw new UsageException("there is no place for \"" + parsed.loose().get(0)
                    + "\"; each value stands after the name of its option");
        }
        List<Layer> layers = new ArrayList<>();
        layers.add(Layer.ofSystemProperties(System.getProperties()));
        layers.add(Layer.ofCommandLine(parsed.values(), typed));
        for (Map.Entry<String, List<String>> option : parsed.values().entrySet()) {
            for (String file : isConfig(option.getKey()) ? option.getValue() : List.<String>of()) {
                layers.add(ofFile(Path.of(file)));
            }
        }
        return layers;
    }

    private static boolean isConfig(String name) {
        return Settings.find(name)
                .filter(found -> found.entry() == InputSettings.CONFIG)
                .isPresent();
    }

    static PlanBuilder builder(Console console) {
        return PlanBuilder.create(InstalledNames.all(), Environment.system(console.interactive()));
    }

    static Layer ofFile(Path file) throws UsageException {
        return Layer.ofFile(file, ConfigurationFile.read(file));
    }
}
