package dev.aiperf.plan;

import java.nio.file.Path;

/**
 * Where results go and how much is said.
 *
 * @param artifactDir the folder of this result, its automatic part included
 * @param filePrefix what the names of the files start with; {@link #DEFAULT_PREFIX} unless the user named another
 * @param exportLevel how much is written
 * @param ui how progress is shown
 * @param verbosity 0 for the main table, 1 for all tables and stack traces of faults, 2 for the program's own log too
 * @param strict whether an invalid client makes the run fail
 * @param commandLine the command as it was given, without secrets; for the result's record of how it came about
 */
public record OutputPlan(
        Path artifactDir,
        String filePrefix,
        ExportLevel exportLevel,
        UiKind ui,
        int verbosity,
        boolean strict,
        String commandLine) {

    /** What the names of the files start with where the user says nothing. */
    public static final String DEFAULT_PREFIX = "profile_export";
}
