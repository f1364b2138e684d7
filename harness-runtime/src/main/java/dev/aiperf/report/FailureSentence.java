package dev.aiperf.report;

import dev.aiperf.metrics.ErrorCount;
import dev.aiperf.metrics.PhaseSummary;
import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.record.RequestError;
import dev.aiperf.run.CellRuns;
import java.util.List;

/** Says in one sentence why a result has no numbers, for whoever sees nothing but standard error. */
public final class FailureSentence {

    private static final int LONGEST_CAUSE = 200;

    private FailureSentence() {}

    /**
     * Returns the sentence: how many failed, and of what most did.
     *
     * @param plan what was run; its secrets stay out of the sentence
     * @param cells what came of the cells that were run, in order; at least one without a valid request
     */
    public static String of(ProfilePlan plan, List<CellRuns> cells) {
        List<CellRuns> empty =
                cells.stream().filter(cell -> cell.measured().isEmpty()).toList();
        CellRuns first = empty.get(0);
        String where = plan.isSweep()
                ? " in " + first.cell().name()
                        + (empty.size() > 1 ? " and " + Text.count(empty.size() - 1, "further cell") : "")
                : "";
        if (first.runs().isEmpty()) {
            return "no run" + where + " gave a result: " + first.failed().get(0).reason();
        }
        PhaseSummary measurement = first.runs().get(0).measurement();
        List<ErrorCount> errors = measurement.errors();
        if (errors.isEmpty()) {
            return "no request was finished" + where;
        }
        ErrorCount most = errors.get(0);
        long failed = measurement.failedRequests();
        String share = most.count() == failed
                ? Text.format("%s failed", failed == 1 ? "the only one" : "all " + Text.format("%,d", failed))
                : Text.format("%,d of %,d failed", most.count(), failed);
        return "no request was valid" + where + ": " + share + " with "
                + cause(most.error(), new Redaction(plan.endpoint()));
    }

    /**
     * Returns the sentence where all cells have numbers, but not from all their runs.
     *
     * @param plan what was run; its secrets stay out of the sentence
     * @param cells what came of the cells that were run, in order; at least one with a failed run
     */
    public static String ofRuns(ProfilePlan plan, List<CellRuns> cells) {
        long failures = cells.stream().mapToLong(CellRuns::failures).sum();
        int begun = cells.stream().mapToInt(CellRuns::begun).sum();
        CellRuns first =
                cells.stream().filter(cell -> cell.failures() > 0).findFirst().orElseThrow();
        if (begun == 1) {
            return "the run failed: " + failure(plan, first);
        }
        String where = plan.isSweep() ? " in " + first.cell().name() : "";
        return Text.format("%d of %d runs failed, the first%s: %s", failures, begun, where, failure(plan, first));
    }

    private static String failure(ProfilePlan plan, CellRuns cell) {
        List<FailedRuns.Failed> lost = new FailedRuns(plan.endpoint()).of(cell);
        return lost.isEmpty()
                ? "it ended early, as in the end nothing but failures came"
                : lost.get(0).error();
    }

    private static String cause(RequestError error, Redaction redaction) {
        String message = Text.oneLine(redaction.text(error.message()));
        String brief = message.length() > LONGEST_CAUSE ? message.substring(0, LONGEST_CAUSE) + "…" : message;
        boolean fromServer = error.code() != 0 && error.code() != RequestError.CANCELLED;
        return fromServer ? "HTTP " + error.code() + " (" + brief + ")" : error.type() + " (" + brief + ")";
    }
}
