package dev.aiperf.run;

import dev.aiperf.plan.Cell;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * All runs of one cell. The run is the unit: what is said of the cell is said of the values that its runs have.
 *
 * @param cell what was run
 * @param runs the runs that gave a result, in order; a run without a valid request is among them
 * @param failed those that gave none
 */
public record CellRuns(Cell cell, List<RunResult> runs, List<FailedRun> failed) {

    public CellRuns {
        runs = List.copyOf(runs);
        failed = List.copyOf(failed);
    }

    /** Returns the cell of a plan that runs each once. */
    public static CellRuns ofOne(RunResult run) {
        return new CellRuns(run.cell(), List.of(run), List.of());
    }

    /** Returns the runs that have numbers: those with a valid request. */
    public List<RunResult> measured() {
        return runs.stream()
                .filter(run -> run.measurement().validRequests() > 0)
                .toList();
    }

    /**
     * Returns how many runs say less than they were to: they gave no result, or none but failures, or were given up as in
     * the end nothing but failures came.
     */
    public long failures() {
        return failed.size()
                + runs.stream()
                        .filter(run -> run.hopeless() || run.measurement().validRequests() == 0)
                        .count();
    }

    /** Returns how many runs were begun. */
    public int begun() {
        return runs.size() + failed.size();
    }

    /** Returns the name in files of each of {@link #runs}, in their order: the numbers that failed runs leave. */
    public List<String> labels() {
        Set<Integer> others = new HashSet<>();
        failed.forEach(run -> others.add(run.number()));
        List<String> labels = new ArrayList<>();
        for (int number = 1; labels.size() < runs.size(); number++) {
            if (!others.contains(number)) {
                labels.add(label(number));
            }
        }
        return labels;
    }

    /** Returns a run's name in files, as AIPerf writes it: {@code run_0001}. */
    public static String label(int number) {
        return String.format(Locale.ROOT, "run_%04d", number);
    }
}
