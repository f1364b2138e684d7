package dev.aiperf.run.fork;

import dev.aiperf.run.RunException;
import dev.aiperf.run.RunException.Kind;
import java.util.List;
import java.util.function.Predicate;

/**
 * A run's own process that ended before it had said anything on its link.
 *
 * <p>Only words that a JVM says in every language tell one reason from another.
 *
 * @param command what started it
 * @param exitCode what it ended with
 * @param output the last of what it printed
 */
record FailedStart(ForkCommand command, int exitCode, String output) {

    private static final String NO_JVM = "Could not create the Java Virtual Machine";
    private static final String NO_VM = "Error occurred during initialization of VM";
    private static final String TOO_OLD = "UnsupportedClassVersionError";
    private static final List<String> MISSING = List.of("ClassNotFoundException", "NoClassDefFoundError");

    /** Returns what happened, as far as its last words tell. */
    RunException reason() {
        if (output.contains(NO_JVM) || output.contains(NO_VM)) {
            return new RunException(Kind.WRONG_USE, "the JVM refuses its arguments" + after(": ", firstTelling()));
        }
        if (output.contains(TOO_OLD)) {
            return new RunException(
                    Kind.WRONG_USE,
                    "the JVM " + command.java() + " is too old for the class " + command.mainClass()
                            + after(": ", first(line -> line.contains(TOO_OLD))));
        }
        String missing = first(line -> MISSING.stream().anyMatch(line::contains));
        if (!missing.isEmpty()) {
            return new RunException(
                    Kind.WRONG_USE,
                    "a class isn't where it was when the benchmarks were compiled (" + missing
                            + "); compile them anew");
        }
        boolean maybeNoJvm = command.fork().jvm().isPresent();
        return new RunException(
                Kind.FAILED,
                "its process ended with exit code " + exitCode + " before it began" + after(": ", firstTelling())
                        + (maybeNoJvm ? "; is " + command.java() + " a JVM?" : ""));
    }

    private static String after(String separator, String text) {
        return text.isEmpty() ? "" : separator + text;
    }

    /** Returns the first line that isn't a JVM's remark on something else, or says no more than that it failed. */
    private String firstTelling() {
        return first(line -> !line.contains(" VM warning: ") && !line.contains(NO_VM) && !line.contains(NO_JVM));
    }

    private String first(Predicate<String> wanted) {
        return output.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .filter(wanted)
                .findFirst()
                .orElse("");
    }
}
