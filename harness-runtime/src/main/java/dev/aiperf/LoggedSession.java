package dev.aiperf;

import dev.aiperf.plan.Cell;
import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.report.ConsoleReport;
import dev.aiperf.report.ResultLayout;
import dev.aiperf.run.CellRuns;
import dev.aiperf.run.FailedRun;
import dev.aiperf.run.GateJudge;
import dev.aiperf.run.LoggedRun;
import dev.aiperf.run.RunResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The runs of one plan that was killed, as far as they are known: from them is made what is said of several together, as if
 * the user had ended the plan where it broke off. For one thread.
 */
final class LoggedSession {

    private static final String NOT_KNOWN = "it gave no result, and why is not known any more";

    private final ProfilePlan plan;
    private final Map<Cell, TreeMap<Integer, RunResult>> results = new HashMap<>();
    private final Map<Cell, TreeMap<Integer, String>> failures = new HashMap<>();
    private Optional<ResultLayout> layout = Optional.empty();
    private boolean goesOn;

    LoggedSession(ProfilePlan plan) {
        this.plan = plan;
    }

    ProfilePlan plan() {
        return plan;
    }

    /** Adds a run with its result. */
    void add(RunResult result, int run) {
        find(result.folder(), result.cell(), run);
        results.computeIfAbsent(result.cell(), cell -> new TreeMap<>()).put(run, result);
    }

    /** Adds a run without a result. */
    void addFailed(Path folder, LoggedRun logged, String reason) {
        plan.cell(logged.cell()).ifPresent(cell -> {
            find(folder, cell, logged.run());
            failures.computeIfAbsent(cell, it -> new TreeMap<>()).put(logged.run(), reason);
        });
    }

    /** Notes that one of the runs goes on, so that it is too early to tell of all. */
    void goesOn() {
        goesOn = true;
    }

    private void find(Path folder, Cell cell, int run) {
        layout = layout.or(() -> ResultLayout.around(folder, plan, cell, run));
    }

    /**
     * Writes what is said of the runs together, where that is missing and all of them are below a folder.
     *
     * @return the folder of the whole result, where something was written
     */
    Optional<Path> tell(Path below, ConsoleReport console, ProfileListener listener) {
        boolean several = plan.isSweep()
                || plan.runs().areSeveral()
                || !plan.gates().gates().isEmpty();
        Optional<ResultLayout> place = layout.filter(
                it -> several && it.root().startsWith(below.toAbsolutePath().normalize()) && !it.isTold(plan));
        if (goesOn || place.isEmpty() || results.isEmpty()) {
            return Optional.empty();
        }
        List<CellRuns> cells = cells();
        new TogetherFiles(plan, console, listener)
                .write(place.get(), cells, GateJudge.installed().judge(plan, cells, true))
                .ifPresent(listener::report);
        return place.map(ResultLayout::root);
    }

    private List<CellRuns> cells() {
        List<CellRuns> cells = new ArrayList<>();
        for (Cell cell : plan.cells()) {
            TreeMap<Integer, RunResult> made = results.getOrDefault(cell, new TreeMap<>());
            TreeMap<Integer, String> lost = failures.getOrDefault(cell, new TreeMap<>());
            int last = Math.max(made.isEmpty() ? 0 : made.lastKey(), lost.isEmpty() ? 0 : lost.lastKey());
            List<FailedRun> failed = new ArrayList<>();
            for (int run = 1; run <= last; run++) {
                if (!made.containsKey(run)) {
                    failed.add(new FailedRun(run, lost.getOrDefault(run, NOT_KNOWN), ""));
                }
            }
            if (last > 0) {
                cells.add(new CellRuns(cell, List.copyOf(made.values()), failed));
            }
        }
        return cells;
    }
}
