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

    static final SumMetric CONTENT_EVENT_COUNT = new SumMetric(
            count("content_event_count", "Events with Content", "events", "Events with content of all valid requests."),
            Condition.STREAMING,
            request -> request.contentNanos().length);

    static final SumMetric SHARED_READ_COUNT = new SumMetric(
            count(
                    "shared_read_count",
                    "Events in Shared Reads",
                    "events",
                    "Events with content that came in the same read as the one with content before them, so that their"
                            + " gap reads as 0."),
            Condition.STREAMING,
            request -> sharedReads(request.contentNanos()));

    static final PhaseMetric SHARED_READ_PCT = new PhaseMetric(
            count("shared_read_pct", "Events in Shared Reads %", "%", "shared_read_count / content_event_count * 100."),
            totals -> totals.sum("shared_read_count") / totals.sum("content_event_count") * 100);

    /** An instant is that of a read, so that events of one read have the same. */
    private static int sharedReads(long[] contentNanos) {
        int shared = 0;
        for (int k = 1; k < contentNanos.length; k++) {
            shared += contentNanos[k] == contentNanos[k - 1] ? 1 : 0;
        }
        return shared;
    }

    private StreamMetrics() {}

    static List<SumMetric> sums() {
        return List.of(MISSING_END_MARK_COUNT, EVENT_COUNT, CONTENT_EVENT_COUNT, SHARED_READ_COUNT);
    }

    private static MetricInfo count(String tag, String header, String unit, String formula) {
        return new MetricInfo(tag, header, unit, MetricInfo.UNORDERED, ConsoleGroup.NONE, false, formula);
    }
}
