package dev.aiperf.report;

import dev.aiperf.run.ProgressSnapshot;
import dev.aiperf.transport.PhaseKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A snapshot of progress as one line. */
final class ProgressLine {

    private ProgressLine() {}

    static String of(ProgressSnapshot snapshot) {
        List<String> parts = new ArrayList<>();
        String note = snapshot.note().isEmpty() ? "" : " " + Text.oneLine(snapshot.note());
        parts.add(phase(snapshot.phase()) + note);
        if (snapshot.fraction().isPresent()) {
            double fraction = Math.min(1, Math.max(0, snapshot.fraction().getAsDouble()));
            // Rounded down: 100 % means the end.
            parts.add(Text.format("%d %%", (int) Math.floor(100 * fraction)));
        }
        parts.add(Text.format(
                "%,d sent, %,d done%s, %,d in flight",
                snapshot.sent(),
                snapshot.completed(),
                snapshot.failed() == 0 ? "" : Text.format(", %,d failed", snapshot.failed()),
                snapshot.inFlight()));
        parts.add(Text.format(
                "%.1f/s", Double.isFinite(snapshot.requestsPerSecond()) ? snapshot.requestsPerSecond() : 0));
        String remaining = snapshot.remaining()
                .filter(left -> !left.isZero())
                .map(left -> ", about " + clock(left) + " left")
                .orElse("");
        parts.add(clock(snapshot.elapsed()) + remaining);
        if (!snapshot.waitingFor().isEmpty()) {
            parts.add("waiting for " + Text.oneLine(snapshot.waitingFor()));
        }
        return String.join(" | ", parts);
    }

    private static String phase(PhaseKind phase) {
        return switch (phase) {
            case WARMUP -> "warm-up";
            case MEASUREMENT -> "profiling";
        };
    }

    private static String clock(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        if (seconds < 3600) {
            return Text.format("%d:%02d", seconds / 60, seconds % 60);
        }
        return Text.format("%d:%02d:%02d", seconds / 3600, seconds % 3600 / 60, seconds % 60);
    }
}
