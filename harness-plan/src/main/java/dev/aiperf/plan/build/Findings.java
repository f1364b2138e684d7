package dev.aiperf.plan.build;

import dev.aiperf.plan.settings.CatalogueEntry;
import java.util.ArrayList;
import java.util.List;

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
        problem(new Problem(given.entry().name(), given.subject(), message));
    }

    /**
     * Adds a problem with a setting that wasn't given.
     *
     * @param inFile whether to give it in a configuration file, else on a command line
     * @param what its value is
     */
    void missing(CatalogueEntry entry, boolean inFile, String what) {
        String name = inFile ? entry.name() : "--" + entry.name();
        problem(new Problem(entry.name(), name, "is missing; write " + name + (inFile ? ": and " : " and ") + what));
    }

    void problem(Problem problem) {
        if (!problems.contains(problem)) {
            problems.add(problem);
        }
    }

    /** Adds a doubt about a value that was given. */
    void warning(Given given, String message) {
        Problem warning = new Problem(given.entry().name(), given.subject(), message);
        if (!warnings.contains(warning)) {
            warnings.add(warning);
        }
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
