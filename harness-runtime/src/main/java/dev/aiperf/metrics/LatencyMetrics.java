package dev.aiperf.metrics;

import static dev.aiperf.metrics.RequestTimes.toMillis;

import dev.aiperf.metrics.RequestMetric.Twin;
import dev.aiperf.record.RequestRecord;
import java.util.List;

/** How long a request's user waited, counted from when it was sent. */
final class LatencyMetrics {

    static final RequestMetric TIME_TO_FIRST_TOKEN = RequestMetric.of(
                    millis("time_to_first_token", "Time to First Token", 100, "First content event - start."),
                    Condition.STREAMING,
                    request -> toMillis(RequestTimes.toFirstToken(request)))
            .errorAdjusted(Twin.IN_TABLES);

    static final RequestMetric TIME_TO_SECOND_TOKEN = RequestMetric.of(
                    millis(
                            "time_to_second_token",
                            "Time to Second Token",
                            200,
                            "Second content event - first content event."),
                    Condition.STREAMING,
                    request -> {
                        long[] content = request.contentNanos();
                        return content.length < 2 ? Double.NaN : toMillis(content[1] - content[0]);
                    })
            .errorAdjusted(Twin.IN_FILES);

    static final RequestMetric TIME_TO_FIRST_OUTPUT_TOKEN = RequestMetric.of(
                    millis(
                            "time_to_first_output_token",
                            "Time to First Output Token",
                            210,
                            "First content event that isn't reasoning - start."),
                    Condition.STREAMING,
                    request -> request.firstAnswerNanos().isEmpty()
                            ? Double.NaN
                            : toMillis(request.firstAnswerNanos().getAsLong() - request.startNanos()))
            .errorAdjusted(Twin.IN_FILES);

    static final RequestMetric REQUEST_LATENCY = RequestMetric.of(
                    millis(
                            "request_latency",
                            "Request Latency",
                            300,
                            "Last content event - start; usage and end mark that trail it are outside."),
                    Condition.ALWAYS,
                    request -> toMillis(RequestTimes.latency(request)))
            .errorAdjusted(Twin.IN_TABLES);

    static final RequestMetric DECODE_DURATION = RequestMetric.of(
                    millis("decode_duration", "Decode Duration", 350, "request_latency - time_to_first_token."),
                    Condition.STREAMING,
                    request -> toMillis(RequestTimes.decode(request)))
            .errorAdjusted(Twin.IN_TABLES);

    static final RequestMetric INTER_TOKEN_LATENCY = RequestMetric.of(
                    millis(
                            "inter_token_latency",
                            "Inter Token Latency",
                            400,
                            "(request_latency - time_to_first_token) / (output_sequence_length - 1), for requests of"
                                    + " 2 output tokens or more."),
                    Condition.STREAMING,
                    request -> toMillis(RequestTimes.perToken(request)))
            .errorAdjusted(Twin.IN_TABLES);

    static final RequestMetric INTER_CHUNK_LATENCY = new RequestMetric(
            new MetricInfo(
                    "inter_chunk_latency",
                    "Inter Chunk Latency",
                    "ms",
                    MetricInfo.UNORDERED,
                    ConsoleGroup.NONE,
                    false,
                    "Every gap between two adjacent content events of a request; statistics are over all gaps of all"
                            + " requests."),
            Condition.STREAMING,
            Twin.IN_FILES,
            LatencyMetrics::gapsMillis);

    private LatencyMetrics() {}

    static List<RequestMetric> all() {
        return List.of(
                TIME_TO_FIRST_TOKEN,
                TIME_TO_SECOND_TOKEN,
                TIME_TO_FIRST_OUTPUT_TOKEN,
                REQUEST_LATENCY,
                DECODE_DURATION,
                INTER_TOKEN_LATENCY,
                INTER_CHUNK_LATENCY);
    }

    private static double[] gapsMillis(RequestRecord request) {
        long[] content = request.contentNanos();
        double[] gaps = new double[Math.max(0, content.length - 1)];
        for (int k = 0; k < gaps.length; k++) {
            gaps[k] = toMillis(content[k + 1] - content[k]);
        }
        return gaps;
    }

    private static MetricInfo millis(String tag, String header, int order, String formula) {
        return new MetricInfo(tag, header, "ms", order, ConsoleGroup.DEFAULT, false, formula);
    }
}
