package dev.aiperf.metrics;

import dev.aiperf.record.RequestError;
import dev.aiperf.record.RequestRecord;
import java.util.List;
import java.util.Locale;

/** What is told of the requests that failed, and of them alone. */
final class FailureMetrics {

    /** What servers say of an input that their model's context can't hold, as in AIPerf. */
    private static final List<String> OVERFLOW =
            List.of("context length", "maximum context", "context_length_exceeded", "prompt is too long");

    static final RequestMetric ERROR_ISL = RequestMetric.of(
            new MetricInfo(
                    "error_isl",
                    "Error Input Sequence Length",
                    "tokens",
                    700,
                    ConsoleGroup.NONE,
                    true,
                    "Tokens of the input of requests that failed, counted as input_sequence_length is."),
            Condition.ALWAYS,
            request -> request.inputTokens().isPresent() ? request.inputTokens().getAsInt() : Double.NaN);

    static final PhaseMetric TOTAL_ERROR_ISL = new PhaseMetric(
            new MetricInfo(
                    "total_error_isl",
                    "Total Error Input Sequence Length",
                    "tokens",
                    MetricInfo.UNORDERED,
                    ConsoleGroup.NONE,
                    true,
                    "Sum of error_isl over the failed requests."),
            totals -> totals.sum(ERROR_ISL.info().tag()));

    static final PhaseMetric CONTEXT_OVERFLOW_COUNT = new PhaseMetric(
            new MetricInfo(
                    "context_overflow_count",
                    "Context Overflow Count",
                    "requests",
                    MetricInfo.UNORDERED,
                    ConsoleGroup.DEFAULT,
                    false,
                    "Failed requests of which the server says that the model's context can't hold them: \"context length\","
                            + " \"maximum context\", \"context_length_exceeded\" or \"prompt is too long\"; absent when"
                            + " there was none."),
            true,
            totals -> totals.sum("context_overflow_count"));

    private FailureMetrics() {}

    static boolean isContextOverflow(RequestRecord request) {
        String words = request.error().map(RequestError::message).orElse("").toLowerCase(Locale.ROOT);
        return OVERFLOW.stream().anyMatch(words::contains);
    }
}
