package dev.aiperf.metrics;

import java.util.List;

/** How faithfully streams were seen: what a reader should know before trusting gaps between events. */
final class StreamMetrics {

    static final SumMetric MISSING_END_MARK_COUNT = new SumMetric(
            count(
                    "missing_end_mark_count",
                    "Streams Without End Mark",
                    "requests",
                    "Valid requests whose stream ended without the mark that its API promises, such as [DONE]."),
            Condition.STREAMING,
            request -> request.missingEndMark() ? 1 : 0);

    static final SumMetric EVENT_COUNT = new SumMetric(
            count("event_count", "Events Received", "events", "Events of all valid requests, with content or not."),
            Condition.STREAMING,
            request -> request.events());

    static final SumMetric SHARED_READ_COUNT = new SumMetric(
            count(
                    "shared_read_count",
                    "Events in Shared Reads",
                    "events",
                    "Events that came in the same read as the event before them, so that their gap reads as 0."),
            Condition.STREAMING,
            request -> request.sharedReads());

    static final PhaseMetric SHARED_READ_PCT = new PhaseMetric(
            count("shared_read_pct", "Events in Shared Reads %", "%", "shared_read_count / event_count * 100."),
            totals -> totals.sum("shared_read_count") / totals.sum("event_count") * 100);

    private StreamMetrics() {}

    static List<SumMetric> sums() {
        return List.of(MISSING_END_MARK_COUNT, EVENT_COUNT, SHARED_READ_COUNT);
    }

    private static MetricInfo count(String tag, String header, String unit, String formula) {
        return new MetricInfo(tag, header, unit, MetricInfo.UNORDERED, ConsoleGroup.NONE, false, formula);
    }
}
