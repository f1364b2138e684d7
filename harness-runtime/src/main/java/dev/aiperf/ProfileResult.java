package dev.aiperf;

import dev.aiperf.engine.ClientHealth.Verdict;
import dev.aiperf.run.CellResult;
import dev.aiperf.run.RunException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a profile gave.
 *
 * @param folder where the files are
 * @param cells the results of the cells that were run, in order
 * @param sweepReport what a console shows of several cells side by side
 * @param interrupted whether the user ended it early
 * @param failure why cells are missing, where one could not be run or finished
 */
public record ProfileResult(
        Path folder,
        List<CellResult> cells,
        Optional<String> sweepReport,
        boolean interrupted,
        Optional<RunException> failure) {

    public ProfileResult {
        cells = List.copyOf(cells);
    }

    /** Returns whether each cell that was run has at least one valid request. */
    public boolean hasNumbers() {
        return !cells.isEmpty()
                && cells.stream().allMatch(cell -> cell.measurement().validRequests() > 0);
    }

    /** Returns whether a cell's client was not up to its load. */
    public boolean hasInvalidClient() {
        return cells.stream().anyMatch(cell -> cell.health().verdict() == Verdict.INVALID);
    }
}
