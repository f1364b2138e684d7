package dev.aiperf.plan.build;

import dev.aiperf.plan.settings.CatalogueEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is found while a plan is made: problems, which keep it from being made; warnings, which are likely slips; and notes,
 * which are only said.
 */
final class Findings {

    private final List<Problem> problems = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /** Adds a problem with a value that was given. */
    void problem(Given given, String message) {
        problem(given, Optional.empty(), message);
    }

    /** Adds a problem with a part of a value that was given. */
    void problem(Given given, Optional<String> part, String message) {
        problem(of(given, part, message));
    }

    /**
     * Adds a problem with a setting that wasn't given.
     *
     * @param inFile whether to give it in a configuration file, else on a command line
     * @param what its value is
     */
    void missing(CatalogueEntry entry, boolean inFile, String what) {
        String name = inFile ? entry.name() : "--" + entry.name();
        String message = "is missing; write " + name + (inFile ? ": and " : " and ") + what;
        problem(new Problem(entry.name(), name, Optional.empty(), Optional.empty(), message));
    }

    void problem(Problem problem) {
        if (!problems.contains(problem)) {
            problems.add(problem);
        }
    }

    /** Adds a doubt about a value that was given. */
    void warning(Given given, String message) {
        warning(given, Optional.empty(), message);
    }

    /** Adds a doubt about a part of a value that was given. */
    void warning(Given given, Optional<String> part, String message) {
        Problem warning = of(given, part, message);
        if (!warnings.contains(warning)) {
            warnings.add(warning);
        }
    }

    private static Problem of(Given given, Optional<String> part, String message) {
        return new Problem(given.entry().name(), given.written(), Optional.of(given.origin()), part, message);
    }

    /** Adds a sentence to be shown before the load starts. */
    void note(String sentence) {
        if (!notes.contains(sentence)) {
            notes.add(sentence);
        }
    }

    List<Problem> warnings() {
        return warnings;
    }

    List<Problem> problems() {
        return problems;
    }

    List<String> notes() {
        return notes;
    }
}
