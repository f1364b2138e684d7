package dev.aiperf.report;

import dev.aiperf.plan.EndpointPlan;
import dev.aiperf.run.CellRuns;
import dev.aiperf.run.FailedRun;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The runs of cells that are in no statistic, and why, without secrets. */
final class FailedRuns {

    private final Redaction redaction;

    FailedRuns(EndpointPlan endpoint) {
        redaction = new Redaction(endpoint);
    }

    /**
     * One of them.
     *
     * @param label its name in its cell
     * @param error why, in one sentence without its stop
     * @param outputTail the last of what its process printed; may be empty
     */
    record Failed(String label, String error, String outputTail) {}

    /** Returns those of a cell, in order: those that gave no result, and those without a valid request. */
    List<Failed> of(CellRuns cell) {
        List<Failed> failed = new ArrayList<>();
        for (FailedRun run : cell.failed()) {
            failed.add(new Failed(run.label(), redaction.text(run.reason()), redaction.text(run.outputTail())));
        }
        List<String> labels = cell.labels();
        for (int k = 0; k < labels.size(); k++) {
            if (cell.runs().get(k).measurement().validRequests() == 0) {
                failed.add(new Failed(labels.get(k), "no valid request", ""));
            }
        }
        failed.sort(Comparator.comparing(Failed::label));
        return failed;
    }
}
