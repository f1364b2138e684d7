package dev.aiperf.report;

import dev.aiperf.plan.Cell;
import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.run.CellRuns;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * Where in the folder of a result its files are. Immutable, safe to share.
 *
 * @param root the folder of the whole result
 */
public record ResultLayout(Path root) {

    /**
     * Returns the layout that has a run's folder in its place; empty where none has, as it was moved out of its result.
     *
     * @param folder the folder of a run
     * @param run which run of the cell it is, from 1
     */
    public static Optional<ResultLayout> around(Path folder, ProfilePlan plan, Cell cell, int run) {
        Path whole = folder.toAbsolutePath().normalize();
        Path below = new ResultLayout(Path.of("")).runFolder(plan, cell, run);
        Path root = whole;
        for (int name = 0; root != null && !below.toString().isEmpty() && name < below.getNameCount(); name++) {
            root = root.getParent();
        }
        return root != null && root.resolve(below).equals(whole)
                ? Optional.of(new ResultLayout(root))
                : Optional.empty();
    }

    /**
     * Returns the folder of a run, as AIPerf lays them out: this folder itself for the only run of the only cell; with
     * several cells a folder for each; with several runs {@code profile_runs/run_0001}, or {@code
     * profile_runs/trial_0001/<cell>} with several cells, too. The folder is made when the first file is.
     *
     * @param run which run of the cell it is, from 1
     */
    public Path runFolder(ProfilePlan plan, Cell cell, int run) {
        if (!plan.runs().areSeveral()) {
            return plan.isSweep() ? root.resolve(cell.name()) : root;
        }
        Path runs = root.resolve(EarlierResult.RUNS_FOLDER);
        return plan.isSweep()
                ? runs.resolve(String.format(Locale.ROOT, "trial_%04d", run)).resolve(cell.name())
                : runs.resolve(CellRuns.label(run));
    }

    /** Returns where the statistics over a cell's runs go. */
    public Path aggregateFolder(ProfilePlan plan, Cell cell) {
        Path aggregates = root.resolve(EarlierResult.AGGREGATE_FOLDER);
        return plan.isSweep() ? aggregates.resolve(cell.name()) : aggregates;
    }

    /** Returns where the comparison of a sweep's cells goes. */
    public Path sweepFolder(ProfilePlan plan) {
        Path parent = plan.runs().areSeveral() ? root.resolve(EarlierResult.AGGREGATE_FOLDER) : root;
        return parent.resolve(EarlierResult.SWEEP_FOLDER);
    }

    /** Returns whether all is there that is said of the whole result, beside its runs: the last file of that. */
    public boolean isTold(ProfilePlan plan) {
        ResultFileNames names = ResultFileNames.of(plan.output());
        if (plan.isSweep()) {
            return Files.exists(sweepFolder(plan).resolve(names.sweepJson()));
        }
        return plan.runs().areSeveral()
                ? Files.exists(aggregateFolder(plan, plan.cells().get(0)).resolve(names.aggregateJson()))
                : Files.exists(root.resolve(ResultFileNames.VERDICT));
    }
}
