package dev.aiperf.simulator;

import dev.aiperf.simulator.SimulatorOption.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code --name value}, {@code --name=value} and, for flags, {@code --name}. */
final class CommandLine {
    private final Map<String, String> values = new HashMap<>();

    /**
     * Reads the arguments.
     *
     * @throws IllegalArgumentException if one is not an option or lacks its value
     */
    static CommandLine parse(List<String> arguments) {
        CommandLine line = new CommandLine();
        int next = 0;
        while (next < arguments.size()) {
            next = line.take(arguments, next);
        }
        return line;
    }

    private int take(List<String> arguments, int at) {
        String argument = arguments.get(at);
        if (!argument.startsWith("--")) {
            throw new IllegalArgumentException("'" + argument + "' is no option; options begin with --");
        }
        String name = argument.substring(2);
        int equals = name.indexOf('=');
        if (equals >= 0) {
            values.put(name.substring(0, equals), name.substring(equals + 1));
            return at + 1;
        }
        boolean valueFollows =
                at + 1 < arguments.size() && !arguments.get(at + 1).startsWith("--");
        if (valueFollows && !(isFlag(name) && !isFlagValue(arguments.get(at + 1)))) {
            values.put(name, arguments.get(at + 1));
            return at + 2;
        }
        if (isKnown(name) && !isFlag(name)) {
            throw new IllegalArgumentException("option '" + name + "' needs a value");
        }
        values.put(name, "true");
        return at + 1;
    }

    /** The options given, by name. */
    Map<String, String> values() {
        return Map.copyOf(values);
    }

    private static boolean isKnown(String name) {
        return SimulatorOptions.catalogue().stream()
                .anyMatch(option -> option.name().equals(name));
    }

    private static boolean isFlag(String name) {
        return SimulatorOptions.catalogue().stream()
                .anyMatch(option -> option.name().equals(name) && option.kind() == Kind.FLAG);
    }

    private static boolean isFlagValue(String text) {
        return text.equals("true") || text.equals("false");
    }
}
