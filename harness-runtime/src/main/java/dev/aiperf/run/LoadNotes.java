package dev.aiperf.run;

import dev.aiperf.engine.PhaseResult;
import dev.aiperf.metrics.PhaseSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** What a reader of the numbers should know of how the load went, in sentences. */
final class LoadNotes {

    private static final double SILENT_SHARE = 0.2;
    private static final double SILENT_SECONDS = 1;
    private static final double FAILED_WARMUP_SHARE = 0.9;

    private final PhaseResult phase;
    private final PhaseSummary summary;
    private final List<String> notes = new ArrayList<>();

    private LoadNotes(PhaseResult phase, PhaseSummary summary) {
        this.phase = phase;
        this.summary = summary;
    }

    /**
     * Returns the sentences, the gravest first.
     *
     * @param phase how the measured phase went
     * @param summary what it gave
     * @param lastValidNanos when the last valid answer of it was whole
     * @param warmup what the warm-up gave, if there was one
     * @param diskFailed whether not all requests could be written
     */
    static List<String> of(
            PhaseResult phase,
            PhaseSummary summary,
            OptionalLong lastValidNanos,
            Optional<PhaseSummary> warmup,
            boolean diskFailed) {
        LoadNotes notes = new LoadNotes(phase, summary);
        if (diskFailed) {
            notes.unwritten();
        } else {
            notes.endedEarly();
        }
        lastValidNanos.ifPresent(notes::silence);
        warmup.ifPresent(notes::coldStart);
        notes.ceiling();
        return List.copyOf(notes.notes);
    }

    private void endedEarly() {
        if (!phase.hopeless()) {
            return;
        }
        notes.add(
                summary.validRequests() == 0
                        ? "Ended early: the first " + summary.failedRequests() + " requests all failed."
                        : "Ended early: in the end nothing but failures came.");
    }

    private void unwritten() {
        notes.add((phase.hopeless() ? "Ended early, as the disk failed: " : "The disk failed: ")
                + "these are the requests that could be written.");
    }

    /** Rates are over the time until the last valid answer, and so keep still about a server that died before the end. */
    private void silence(long lastValidNanos) {
        double seconds = (phase.sendingEndNanos() - phase.startNanos()) / 1e9;
        double silent = (phase.sendingEndNanos() - lastValidNanos) / 1e9;
        boolean anyFailed = summary.failedRequests() > summary.cancelledRequests();
        if (anyFailed && silent > SILENT_SECONDS && silent > SILENT_SHARE * seconds) {
            notes.add(String.format(
                    Locale.ROOT,
                    "No valid answer in the last %.1f s of sending: rates cover %.1f s only of %.1f s.",
                    silent,
                    Math.max(0, seconds - silent),
                    seconds));
        }
    }

    private void coldStart(PhaseSummary warmup) {
        if (warmup.judgedRequests() == 0) {
            return;
        }
        long failed = warmup.judgedRequests() - warmup.validRequests();
        if (failed >= FAILED_WARMUP_SHARE * warmup.judgedRequests()) {
            notes.add(String.format(
                    Locale.ROOT,
                    "%,d of %,d requests of the warm-up failed: what was measured is not of a server that is warm.",
                    failed,
                    warmup.judgedRequests()));
        }
    }

    private void ceiling() {
        if (phase.sending().heldAtCeiling() > 0) {
            notes.add(phase.sending().heldAtCeiling()
                    + " arrivals waited for the ceiling of concurrency; their scheduled_ latencies"
                    + " count the wait.");
        }
        if (phase.sending().heldAtPrefill() > 0) {
            notes.add(phase.sending().heldAtPrefill()
                    + " requests waited for the ceiling on prefills; their scheduled_ latencies count the wait.");
        }
        if (phase.leftAtCeiling() > 0) {
            notes.add(phase.leftAtCeiling()
                    + " arrivals still waited for a ceiling when sending ended, and were never sent.");
        }
        if (phase.sending().unsentNanos() > 0) {
            notes.add(String.format(
                    Locale.ROOT,
                    "The client was behind its schedule when the time was over: arrivals of the last %.2f s of it were never sent.",
                    phase.sending().unsentNanos() / 1e9));
        }
        if (phase.dropped() > 0) {
            notes.add("In flight at the end, and dropped unanswered: " + phase.dropped()
                    + (phase.dropped() == 1 ? " request." : " requests."));
        }
    }
}
