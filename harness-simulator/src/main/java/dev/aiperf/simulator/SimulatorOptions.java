package dev.aiperf.simulator;

import dev.aiperf.simulator.fault.Faults;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A choice for every option of the catalogue. Immutable. */
public final class SimulatorOptions {
    private final Map<String, Object> values;

    private SimulatorOptions(Map<String, Object> values) {
        this.values = values;
    }

    /** Every option there is, with its default and its help: what a command line is made of. */
    public static List<SimulatorOption> catalogue() {
        return OptionCatalogue.all();
    }

    public static SimulatorOptions defaults() {
        return of(Map.of());
    }

    /**
     * The defaults, but for the options given by name.
     *
     * @throws IllegalArgumentException whose message lists all problems, one a line, each with what is accepted
     */
    public static SimulatorOptions of(Map<String, String> texts) {
        return parse(new HashMap<>(), texts);
    }

    /**
     * These options, but for one.
     *
     * @throws IllegalArgumentException if there is no such option, or no such value for it
     */
    public SimulatorOptions with(String name, String value) {
        return parse(new HashMap<>(values), Map.of(name, value));
    }

    private static SimulatorOptions parse(Map<String, Object> values, Map<String, String> texts) {
        Map<String, SimulatorOption> known = new LinkedHashMap<>();
        for (SimulatorOption option : catalogue()) {
            known.put(option.name(), option);
            values.computeIfAbsent(option.name(), name -> option.parse(option.defaultText()));
        }
        List<String> problems = new ArrayList<>();
        texts.forEach((name, text) -> {
            SimulatorOption option = known.get(name);
            if (option == null) {
                problems.add(
                        "there is no option '" + name + "'; did you mean '" + nearest(name, known.keySet()) + "'?");
                return;
            }
            try {
                values.put(name, option.parse(text));
            } catch (IllegalArgumentException e) {
                problems.add("option '" + name + "': " + e.getMessage());
            }
        });
        if (!problems.isEmpty()) {
            problems.sort(Comparator.naturalOrder());
            throw new IllegalArgumentException(String.join(System.lineSeparator(), problems));
        }
        return new SimulatorOptions(values);
    }

    private static String nearest(String name, Iterable<String> names) {
        String nearest = "";
        int least = Integer.MAX_VALUE;
        for (String candidate : names) {
            int distance = EditDistance.between(name, candidate);
            if (distance < least) {
                least = distance;
                nearest = candidate;
            }
        }
        return nearest;
    }

    String text(SimulatorOption option) {
        return (String) value(option);
    }

    /** The text, unless it is empty. */
    Optional<String> textIfGiven(SimulatorOption option) {
        return Optional.of(text(option)).filter(text -> !text.isEmpty());
    }

    boolean flag(SimulatorOption option) {
        return (Boolean) value(option);
    }

    int count(SimulatorOption option) {
        return (Integer) value(option);
    }

    double number(SimulatorOption option) {
        return (Double) value(option);
    }

    /** A duration in nanoseconds, or a seed. */
    long whole(SimulatorOption option) {
        return (Long) value(option);
    }

    Faults faults(SimulatorOption option) {
        return (Faults) value(option);
    }

    private Object value(SimulatorOption option) {
        return Objects.requireNonNull(values.get(option.name()), option.name());
    }
}
