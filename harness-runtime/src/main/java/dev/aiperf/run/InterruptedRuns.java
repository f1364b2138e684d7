package dev.aiperf.run;

import dev.aiperf.metrics.PhaseSummary;
import dev.aiperf.plan.RunsPlan;
import dev.aiperf.plan.StopCondition;
import dev.aiperf.plan.StopCondition.FirstOf;
import dev.aiperf.plan.text.DurationText;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the user's interrupt has left undone of a cell, in words: no gate can be decided by the rest. */
final class InterruptedRuns {

    private final RunsPlan plan;
    private final CellRuns cell;

    InterruptedRuns(RunsPlan plan, CellRuns cell) {
        this.plan = plan;
        this.cell = cell;
    }

    /** Returns the run that was ended early, and after how much; empty where none was. */
    Optional<String> partialRun() {
        List<String> labels = cell.labels();
        for (int k = 0; k < labels.size(); k++) {
            RunResult run = cell.runs().get(k);
            if (run.interrupted()) {
                return Optional.of(labels.get(k) + " was interrupted after " + done(run));
            }
        }
        return Optional.empty();
    }

    /** Returns how many runs were made before the interrupt. */
    String missingRuns() {
        if (cell.begun() == 0) {
            return "the plan was interrupted before its first run";
        }
        boolean isAdding = cell.begun() >= plan.count();
        return "the plan was interrupted after " + cell.begun() + " of "
                + (isAdding ? "at most " + plan.most() : plan.count()) + " runs";
    }

    private static String done(RunResult run) {
        PhaseSummary summary = run.measurement();
        String finished = String.format(
                Locale.ROOT, "%,d", summary.validRequests() + summary.failedRequests() - summary.cancelledRequests());
        StopCondition stop = run.cell().measurement().stop();
        if (stop instanceof FirstOf first && first.requests().isPresent()) {
            return finished
                    + String.format(
                            Locale.ROOT, " of %,d requests", first.requests().getAsLong());
        }
        if (stop instanceof FirstOf first && first.duration().isPresent()) {
            double seconds = Duration.between(run.start(), run.end()).toNanos() / 1e9;
            return finished
                    + String.format(
                            Locale.ROOT,
                            " requests, %.1f s of %s",
                            seconds,
                            DurationText.format(first.duration().get()));
        }
        return finished + " requests";
    }
}
