package dev.aiperf;

import dev.aiperf.engine.ClientHealth;
import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.report.FailureSentence;
import dev.aiperf.run.CellRuns;
import dev.aiperf.run.RunException;
import dev.aiperf.run.RunResult;
import dev.aiperf.run.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a profile gave.
 *
 * @param plan what was to be run
 * @param folder where the files are
 * @param cells what came of the cells that were run, in order
 * @param report what a console shows of several runs or cells together; empty where one run was all
 * @param verdict what the gates say
 * @param interrupted whether the user ended it early
 * @param failure why cells or runs are missing, where one could not be run or finished
 */
public record ProfileResult(
        ProfilePlan plan,
        Path folder,
        List<CellRuns> cells,
        Optional<String> report,
        Verdict verdict,
        boolean interrupted,
        Optional<RunException> failure) {

    public ProfileResult {
        cells = List.copyOf(cells);
    }

    /** Returns all runs of all cells. */
    public List<RunResult> runs() {
        return cells.stream().flatMap(cell -> cell.runs().stream()).toList();
    }

    /** Returns whether each cell that was run has at least one run with a valid request. */
    public boolean hasNumbers() {
        return !cells.isEmpty()
                && cells.stream().noneMatch(cell -> cell.measured().isEmpty());
    }

    /** Returns whether a run gave no result, or none but failures, or was given up before its end. */
    public boolean hasFailedRuns() {
        return cells.stream().anyMatch(cell -> cell.failures() > 0);
    }

    /** Returns whether the client of a run was not up to its load. */
    public boolean hasInvalidClient() {
        return invalidClients().findAny().isPresent();
    }

    private Stream<ClientHealth> invalidClients() {
        return runs().stream()
                .map(RunResult::health)
                .filter(client -> client.verdict() == ClientHealth.Verdict.INVALID);
    }

    /** Returns what a process that did nothing else should end with; see {@link ExitCode}. */
    public int exitCode() {
        if (interrupted) {
            return ExitCode.INTERRUPTED;
        }
        if (failure.isPresent() || !hasNumbers() || hasFailedRuns()) {
            return ExitCode.FAILED;
        }
        if (plan.output().strict() && hasInvalidClient()) {
            return ExitCode.INVALID_CLIENT;
        }
        return verdict.exitCode();
    }

    /** Returns in one sentence why {@link #exitCode()} isn't 0, where the verdict's own sentences don't say it. */
    public Optional<String> complaint() {
        if (interrupted) {
            return cells.isEmpty()
                    ? Optional.of("interrupted before the first request; nothing was measured")
                    : Optional.empty();
        }
        if (failure.isPresent()) {
            return Optional.of(String.valueOf(failure.get().getMessage()));
        }
        if (!hasNumbers()) {
            return Optional.of(FailureSentence.of(plan, cells));
        }
        if (hasFailedRuns()) {
            return Optional.of(FailureSentence.ofRuns(plan, cells));
        }
        return plan.output().strict()
                ? invalidClients()
                        .findFirst()
                        .map(client -> "the client was not up to the load (" + String.join("; ", client.reasons())
                                + "), and --strict makes that an error")
                : Optional.empty();
    }
}
