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
 */
public record ResultFileNames(String json, String csv, String records, String console) {

    /** What was asked. */
    static final String INPUTS = "inputs.json";

    /** What the gates said. */
    static final String VERDICT = "verdict.json";

    private static final String AGGREGATE = OutputPlan.DEFAULT_PREFIX + "_aiperf_aggregate";
    private static final String SWEEP = OutputPlan.DEFAULT_PREFIX + "_aiperf_sweep";

    /** Returns the names by a plan. */
    public static ResultFileNames of(OutputPlan output) {
        return startingWith(output.filePrefix());
    }

    /** Returns the names where the user says nothing. */
    public static ResultFileNames byDefault() {
        return startingWith(OutputPlan.DEFAULT_PREFIX);
    }

    private static ResultFileNames startingWith(String prefix) {
        String statistics = prefix.equals(OutputPlan.DEFAULT_PREFIX) ? prefix + "_aiperf" : prefix;
        return new ResultFileNames(
                statistics + ".json", statistics + ".csv", prefix + ".jsonl", prefix + "_console.txt");
    }

    /** Returns the name of the statistics of a cell over its runs. */
    String aggregateJson() {
        return AGGREGATE + ".json";
    }

    /** Returns the name of the same as a table. */
    String aggregateCsv() {
        return AGGREGATE + ".csv";
    }

    /** Returns the name of the comparison of a sweep's cells. */
    String sweepJson() {
        return SWEEP + ".json";
    }

    /** Returns the name of the same as tables. */
    String sweepCsv() {
        return SWEEP + ".csv";
    }
}
