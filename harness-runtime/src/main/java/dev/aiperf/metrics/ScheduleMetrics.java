package dev.aiperf.metrics;

import static dev.aiperf.metrics.RequestTimes.lateness;
import static dev.aiperf.metrics.RequestTimes.toMillis;

import dev.aiperf.metrics.RequestMetric.Twin;
import dev.aiperf.record.RequestRecord;
import java.time.Duration;
import java.util.List;

/** What a user felt who came when the schedule said, and what of it was the client's doing. AIPerf has none of these. */
final class ScheduleMetrics {

    /** About 240 words a minute. */
    private static final Duration READING_SPEED = Duration.ofMillis(250);

    static final RequestMetric SEND_LATENESS = RequestMetric.of(
            millis(
                    "send_lateness",
                    "Send Lateness",
                    10,
                    "Start - intended time. Without a ceiling of concurrency it is the client's own delay; with one, the"
                            + " wait for a place below it is in, which is the server's."),
            Condition.ALWAYS,
            request -> toMillis(lateness(request)));

    static final RequestMetric REFILL_DELAY = RequestMetric.of(
            millis(
                    "refill_delay",
                    "Refill Delay",
                    15,
                    "Start - the end of the request before it in its slot of a closed loop, noticed with the last byte of"
                            + " its answer; where no connection was opened, the end of the pause after it. The part of"
                            + " send_lateness that is left without the first request of each slot, and without those that"
                            + " waited for a prefill. Absent in an open loop."),
            Condition.ALWAYS,
            request -> request.refill() ? toMillis(lateness(request)) : Double.NaN);

    static final RequestMetric CONNECTION_TIME = RequestMetric.of(
            millis(
                    "connection_time",
                    "Connection Time",
                    20,
                    "Connection ready - start, for requests that had to open one; it is part of their latencies."),
            Condition.ALWAYS,
            request -> request.connectedNanos().isEmpty()
                    ? Double.NaN
                    : toMillis(request.connectedNanos().getAsLong() - request.startNanos()));

    static final RequestMetric SCHEDULED_TIME_TO_FIRST_TOKEN = RequestMetric.of(
                    millis(
                            "scheduled_time_to_first_token",
                            "Scheduled Time to First Token",
                            100,
                            "First content event - intended time: free of coordinated omission."),
                    Condition.STREAMING,
                    request -> toMillis(RequestTimes.toFirstToken(request) + lateness(request)))
            .errorAdjusted(Twin.IN_TABLES);

    static final RequestMetric SCHEDULED_REQUEST_LATENCY = RequestMetric.of(
                    millis(
                            "scheduled_request_latency",
                            "Scheduled Request Latency",
                            300,
                            "Last content event - intended time: free of coordinated omission."),
                    Condition.ALWAYS,
                    request -> toMillis(RequestTimes.latency(request) + lateness(request)))
            .errorAdjusted(Twin.IN_TABLES);

    private static final MetricInfo STALL_TIME = millis(
            "stall_time",
            "Stall Time",
            400,
            "Sum over the gaps between content events of what exceeds the time that a reader takes for a"
                    + " content event's tokens, at --reading-speed, 250 ms a token unless it is set; an event has output_sequence_length /"
                    + " content events tokens, or 1 where none were counted.");

    private ScheduleMetrics() {}

    /**
     * Makes the metric of what a reader waited for.
     *
     * @param perToken how long the reader takes for a token
     */
    static RequestMetric stallTime(Duration perToken) {
        double readingMillis = toMillis(perToken.toNanos());
        return RequestMetric.of(STALL_TIME, Condition.STREAMING, request -> stallMillis(request, readingMillis))
                .errorAdjusted(Twin.IN_FILES);
    }

    static List<RequestMetric> all() {
        return List.of(
                SEND_LATENESS,
                REFILL_DELAY,
                CONNECTION_TIME,
                SCHEDULED_TIME_TO_FIRST_TOKEN,
                SCHEDULED_REQUEST_LATENCY,
                stallTime(READING_SPEED));
    }

    private static double stallMillis(RequestRecord request, double readingMillisPerToken) {
        long[] content = request.contentNanos();
        double tokensPerEvent = Math.max(1, request.outputTokens().orElse(0) / (double) content.length);
        double readingMillis = readingMillisPerToken * tokensPerEvent;
        double stalled = 0;
        for (int k = 1; k < content.length; k++) {
            stalled += Math.max(0, toMillis(content[k] - content[k - 1]) - readingMillis);
        }
        return stalled;
    }

    private static MetricInfo millis(String tag, String header, int order, String formula) {
        return new MetricInfo(tag, header, "ms", order, ConsoleGroup.SCHEDULE, false, formula);
    }
}
