package dev.aiperf.plan;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Where results go and how much is said.
 *
 * @param artifactDir the folder of this result, its automatic part included
 * @param filePrefix what the names of the files start with; {@link #DEFAULT_PREFIX} unless the user named another
 * @param exportLevel how much is written
 * @param ui the name of what shows progress, such as {@code simple}
 * @param verbosity 0 for the main table, 1 or more for all tables and stack traces of faults
 * @param strict whether an invalid client makes the run fail
 * @param readingSpeed the time that a reader takes for a token; what stalls are measured by
 * @param httpTrace whether the instants of each HTTP exchange are written
 * @param traceTiming whether the console shows what HTTP took for each request
 * @param commandLine the command as it was given, without secrets; for the result's record of how it came about
 * @param source what the plan was made from, as a text for {@code PlanBuilder.source}, without credentials; so that the
 *     result of a run that was killed can be made later. Empty for a plan that no builder made
 */
public record OutputPlan(
        Path artifactDir,
        String filePrefix,
        ExportLevel exportLevel,
        String ui,
        int verbosity,
        boolean strict,
        Duration readingSpeed,
        boolean httpTrace,
        boolean traceTiming,
        String commandLine,
        String source) {

    /** What the names of the files start with where the user says nothing. */
    public static final String DEFAULT_PREFIX = "profile_export";
}
