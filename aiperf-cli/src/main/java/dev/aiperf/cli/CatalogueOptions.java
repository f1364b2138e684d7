package dev.aiperf.cli;

import dev.aiperf.plan.settings.CatalogueEntry;
import dev.aiperf.plan.settings.Settings;
import dev.aiperf.plan.settings.UnsupportedSetting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * Reads a command line by the settings catalogue. Values stay text: the plan checks them, so that all problems of all
 * layers are reported together, options that don't exist among them.
 */
final class CatalogueOptions {

    private final CommandLine parser;

    /**
     * What a command line says.
     *
     * @param values the values of each option by the name that was written
     * @param loose arguments that belong to no option
     */
    record Parsed(Map<String, List<String>> values, List<String> loose) {}

    CatalogueOptions() {
        CommandSpec spec = CommandSpec.create();
        spec.parser()
                .unmatchedArgumentsAllowed(true)
                .overwrittenOptionsAllowed(true)
                .abbreviatedOptionsAllowed(false);
        for (CatalogueEntry entry : Settings.all()) {
            add(spec, entry);
        }
        for (UnsupportedSetting entry : Settings.unsupported()) {
            add(spec, entry);
        }
        parser = new CommandLine(spec);
    }

    /**
     * Each name is an option of its own, so that messages can speak of it as it was written.
     */
    private static void add(CommandSpec spec, CatalogueEntry entry) {
        Set<String> names = new LinkedHashSet<>(entry.optionNames());
        for (String name : names) {
            spec.addOption(option(name, entry));
        }
        for (String name : entry.negatedOptionNames()) {
            if (names.add(name)) {
                spec.addOption(flag(name));
            }
        }
    }

    private static OptionSpec option(String name, CatalogueEntry entry) {
        if (entry.isFlag()) {
            return flag(name);
        }
        // What isn't built in may have been written with or without a value; both are answered with the reason.
        String arity = entry instanceof UnsupportedSetting ? "0..*" : entry.takesSeveral() ? "1..*" : "1";
        return OptionSpec.builder(name)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .arity(arity)
                .build();
    }

    private static OptionSpec flag(String name) {
        return OptionSpec.builder(name)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .arity("0..1")
                .fallbackValue("true")
                .build();
    }

    /**
     * Reads arguments.
     *
     * @throws UsageException when an option lacks its value
     */
    Parsed parse(List<String> arguments) throws UsageException {
        ParseResult result;
        try {
            result = parser.parseArgs(arguments.toArray(String[]::new));
        } catch (CommandLine.MissingParameterException e) {
            throw new UsageException(missing(e), e);
        } catch (CommandLine.ParameterException e) {
            throw new UsageException(String.valueOf(e.getMessage()), e);
        }
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (OptionSpec option : result.matchedOptions()) {
            values.put(option.longestName(), List.copyOf(option.stringValues()));
        }
        List<String> loose = new ArrayList<>();
        for (String argument : result.unmatched()) {
            if (argument.startsWith("-") && argument.length() > 1) {
                int equals = argument.indexOf('=');
                values.put(equals < 0 ? argument : argument.substring(0, equals), List.of());
            } else {
                loose.add(argument);
            }
        }
        return new Parsed(values, loose);
    }

    private static String missing(CommandLine.MissingParameterException e) {
        String name = e.getMissing().isEmpty() || !(e.getMissing().get(0) instanceof OptionSpec option)
                ? "an option"
                : option.longestName();
        return name + " needs a value";
    }
}
