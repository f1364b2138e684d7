package dev.aiperf.run;

import dev.aiperf.plan.Cell;
import java.util.List;
import java.util.Locale;

/**
 * All runs of one cell. The run is the unit: what is said of the cell is said of the values that its runs have.
 *
 * @param cell what was run
 * @param runs the runs that gave a result, in order; a run without a valid request is among them
 * @param failed those that gave none
 */
public record CellRuns(Cell cell, List<CellResult> runs, List<FailedRun> failed) {

    public CellRuns {
        runs = List.copyOf(runs);
        failed = List.copyOf(failed);
    }

    /** Returns the runs that have numbers: those with a valid request. */
    public List<CellResult> measured() {
        return runs.stream()
                .filter(run -> run.measurement().validRequests() > 0)
                .toList();
    }

    /** Returns a run's name in files, as AIPerf writes it: {@code run_0001}. */
    public static String label(int number) {
        return String.format(Locale.ROOT, "run_%04d", number);
    }
}
