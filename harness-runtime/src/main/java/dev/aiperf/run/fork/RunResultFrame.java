package dev.aiperf.run.fork;

import dev.aiperf.plan.Cell;
import dev.aiperf.run.RunResult;
import dev.aiperf.run.RunResultData;

/**
 * The result of a run as it goes over the link.
 *
 * @param report the run's report for the console
 */
record RunResultFrame(RunResultData result, String report) {

    static RunResultFrame of(RunResult result, String report) {
        return new RunResultFrame(RunResultData.of(result), report);
    }

    RunResult of(Cell cell) {
        return result.of(cell);
    }
}
