package dev.aiperf.report;

import dev.aiperf.plan.OutputPlan;

/**
 * The names of a result's files, by AIPerf's rule: {@code profile_export_aiperf.json} and its like, unless the user
 * named a prefix of their own, such as {@code mine}, which gives {@code mine.json}.
 *
 * @param json the statistics
 * @param csv the statistics as tables
 * @param records a line for each request
 * @param console what the console showed
 * @param inputs what was asked
 * @param sweepJson the comparison of a sweep's cells
 * @param sweepCsv the same as tables
 */
public record ResultFileNames(
        String json, String csv, String records, String console, String inputs, String sweepJson, String sweepCsv) {

    private static final String DEFAULT_PREFIX = "profile_export";

    /** Returns the names by a plan. */
    public static ResultFileNames of(OutputPlan output) {
        String prefix = withoutExtension(output.filePrefix());
        String statistics = prefix.equals(DEFAULT_PREFIX) ? prefix + "_aiperf" : prefix;
        return new ResultFileNames(
                statistics + ".json",
                statistics + ".csv",
                prefix + ".jsonl",
                prefix + "_console.txt",
                "inputs.json",
                "profile_export_aiperf_sweep.json",
                "profile_export_aiperf_sweep.csv");
    }

    private static String withoutExtension(String prefix) {
        for (String extension : new String[] {"_console.txt", ".jsonl", ".json", ".csv"}) {
            if (prefix.length() > extension.length() && prefix.endsWith(extension)) {
                return prefix.substring(0, prefix.length() - extension.length());
            }
        }
        return prefix;
    }
}
