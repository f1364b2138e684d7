package dev.aiperf.simulator;

import dev.aiperf.simulator.fault.Faults;
import dev.aiperf.simulator.text.DurationText;
import java.util.List;

/**
 * One thing that can be chosen about a simulator.
 *
 * @param name as on a command line, without the dashes
 * @param kind what its values are
 * @param defaultText its value when nothing is said; empty for none
 * @param help one line
 * @param choices the accepted values of a {@link Kind#CHOICE}, otherwise empty
 */
public record SimulatorOption(String name, Kind kind, String defaultText, String help, List<String> choices) {

    /** What an option's values are. */
    public enum Kind {
        /** Any text. */
        TEXT("any text"),
        /** {@code true} or {@code false}; its name alone means true. */
        FLAG("true or false"),
        /** A whole number from 0. */
        COUNT("a whole number from 0"),
        /** A whole number from 1. */
        POSITIVE("a whole number from 1"),
        /** A port, 0 for any that is free. */
        PORT("a port from 0 (any that is free) to 65535"),
        /** Tokens a second, above 0. */
        RATE("a number above 0"),
        /** A share from 0 to below 1. */
        SHARE("a number from 0 to below 1"),
        /** A number and a unit. */
        DURATION("a number and a unit (ns, us, ms, s, m), such as 8ms"),
        /** A whole number, negative ones too. */
        SEED("a whole number"),
        /** One of the option's choices. */
        CHOICE("one of"),
        /** Faults to inject, with their shares. */
        FAULT("a fault, such as reset-after=5@0.1");

        private final String accepted;

        Kind(String accepted) {
            this.accepted = accepted;
        }
    }

    public SimulatorOption {
        choices = List.copyOf(choices);
    }

    /** What its values may be, in words. */
    public String accepted() {
        return kind == Kind.CHOICE ? "one of " + String.join(", ", choices) : kind.accepted;
    }

    /** The value that the text stands for; throws IllegalArgumentException, whose message needs the option's name yet. */
    Object parse(String text) {
        try {
            return switch (kind) {
                case TEXT -> text;
                case FLAG -> flag(text);
                case COUNT -> (int) whole(text, 0, Integer.MAX_VALUE);
                case POSITIVE -> (int) whole(text, 1, Integer.MAX_VALUE);
                case PORT -> (int) whole(text, 0, 65_535);
                case SEED -> whole(text, Long.MIN_VALUE, Long.MAX_VALUE);
                case RATE -> number(text, Double.MIN_VALUE, Double.MAX_VALUE);
                case SHARE -> number(text, 0, Math.nextDown(1.0));
                case DURATION -> DurationText.parse(text).toNanos();
                case CHOICE -> choice(text);
                case FAULT -> text.isEmpty() ? Faults.NONE : Faults.parse(text);
            };
        } catch (NumberFormatException e) {
            throw outOfRange(text);
        }
    }

    private static long whole(String text, long min, long max) {
        long value = Long.parseLong(text);
        if (value < min || value > max) {
            throw new NumberFormatException();
        }
        return value;
    }

    private static double number(String text, double min, double max) {
        double value = Double.parseDouble(text);
        if (!(value >= min && value <= max)) {
            throw new NumberFormatException();
        }
        return value;
    }

    private boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw outOfRange(text);
        };
    }

    private String choice(String text) {
        if (!choices.contains(text)) {
            throw outOfRange(text);
        }
        return text;
    }

    private IllegalArgumentException outOfRange(String text) {
        return new IllegalArgumentException("'" + text + "' is not accepted; give " + accepted());
    }
}
