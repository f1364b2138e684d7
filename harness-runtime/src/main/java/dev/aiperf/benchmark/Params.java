package dev.aiperf.benchmark;

import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The values that one cell has for the {@code @Param} fields of a benchmark class, by the name of the field. Immutable.
 *
 * <p>Each method throws an {@link IllegalArgumentException} when there is no such parameter or its value is not of the
 * type; the message names the parameter, the value and what is accepted.
 */
public final class Params {

    private static final Params NONE = new Params(Map.of());

    private final Map<String, String> values;

    private Params(Map<String, String> values) {
        this.values = Collections.unmodifiableMap(new TreeMap<>(values));
    }

    /** Returns parameters with values as they were written. */
    public static Params of(Map<String, String> values) {
        return new Params(values);
    }

    /** Returns the parameters of a class that has none. */
    public static Params none() {
        return NONE;
    }

    /** Returns a value as it was written. */
    public String text(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("there is no value for @Param " + name + "; "
                    + (values.isEmpty()
                            ? "there are none at all"
                            : "there are: " + String.join(", ", values.keySet())));
        }
        return value;
    }

    /** Returns a value as an {@code int}. */
    public int wholeNumber(String name) {
        return parse(name, Integer::valueOf, "a whole number from " + Integer.MIN_VALUE + " to " + Integer.MAX_VALUE);
    }

    /** Returns a value as a {@code long}. */
    public long longNumber(String name) {
        return parse(name, Long::valueOf, "a whole number from " + Long.MIN_VALUE + " to " + Long.MAX_VALUE);
    }

    /** Returns a value as a {@code double}, which is finite. */
    public double decimal(String name) {
        return parse(name, Params::finite, "a number such as 0.7");
    }

    /** Returns a value as a {@code boolean}: {@code true} or {@code false}, in any case. */
    public boolean flag(String name) {
        return parse(name, Params::trueOrFalse, "true or false");
    }

    /** Returns a value as a constant of an enum: its name, in any case. */
    public <E extends Enum<E>> E choice(String name, Class<E> type) {
        E[] constants = type.getEnumConstants();
        String accepted = Arrays.stream(constants).map(Enum::name).collect(Collectors.joining(", "));
        return parse(
                name,
                value -> Arrays.stream(constants)
                        .filter(constant -> constant.name().equalsIgnoreCase(value))
                        .findFirst()
                        .orElseThrow(IllegalArgumentException::new),
                "one of " + accepted);
    }

    private <T> T parse(String name, Function<String, T> parser, String accepted) {
        String value = text(name);
        try {
            return parser.apply(value.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("@Param " + name + " is '" + value + "', which is not " + accepted, e);
        }
    }

    private static Double finite(String value) {
        double number = Double.parseDouble(value);
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException();
        }
        return number;
    }

    private static Boolean trueOrFalse(String value) {
        if (value.equalsIgnoreCase("true")) {
            return true;
        }
        if (value.equalsIgnoreCase("false")) {
            return false;
        }
        throw new IllegalArgumentException();
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
