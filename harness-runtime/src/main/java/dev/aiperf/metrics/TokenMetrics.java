package dev.aiperf.metrics;

import static dev.aiperf.metrics.RequestTimes.perSecond;

import dev.aiperf.metrics.RequestMetric.Twin;
import dev.aiperf.record.RequestRecord;
import java.util.List;
import java.util.OptionalInt;

/** How many tokens a request has, and how fast they came. */
final class TokenMetrics {

    static final RequestMetric OUTPUT_TOKEN_THROUGHPUT_PER_USER = RequestMetric.of(
                    rate(
                            "output_token_throughput_per_user",
                            "Output Token Throughput Per User",
                            500,
                            ConsoleGroup.DEFAULT,
                            "1 / inter_token_latency."),
                    Condition.STREAMING,
                    request -> perSecond(1, RequestTimes.perToken(request)))
            .errorAdjusted(Twin.IN_FILES);

    static final RequestMetric E2E_OUTPUT_TOKEN_THROUGHPUT = RequestMetric.of(
                    rate(
                            "e2e_output_token_throughput",
                            "E2E Output Token Throughput",
                            510,
                            ConsoleGroup.DEFAULT,
                            "output_sequence_length / request_latency."),
                    Condition.ALWAYS,
                    request -> perSecond(value(request.outputTokens()), RequestTimes.latency(request)))
            .errorAdjusted(Twin.IN_FILES);

    static final RequestMetric PREFILL_THROUGHPUT_PER_USER = RequestMetric.of(
                    rate(
                            "prefill_throughput_per_user",
                            "Prefill Throughput Per User",
                            MetricInfo.UNORDERED,
                            ConsoleGroup.NONE,
                            "input_sequence_length / time_to_first_token."),
                    Condition.STREAMING,
                    request -> perSecond(value(request.inputTokens()), RequestTimes.toFirstToken(request)))
            .errorAdjusted(Twin.IN_FILES);

    static final RequestMetric OUTPUT_SEQUENCE_LENGTH = RequestMetric.of(
            tokens(
                    "output_sequence_length",
                    "Output Sequence Length",
                    600,
                    ConsoleGroup.DEFAULT,
                    "Tokens of the output: output_token_count + reasoning_token_count."),
            Condition.ALWAYS,
            request -> value(request.outputTokens()));

    static final RequestMetric INPUT_SEQUENCE_LENGTH = RequestMetric.of(
            tokens(
                    "input_sequence_length",
                    "Input Sequence Length",
                    700,
                    ConsoleGroup.DEFAULT,
                    "Tokens of the texts sent, joined by a space, without special tokens and chat template."),
            Condition.ALWAYS,
            request -> value(request.inputTokens()));

    static final RequestMetric OUTPUT_TOKEN_COUNT = RequestMetric.of(
            tokens(
                    "output_token_count",
                    "Output Token Count",
                    MetricInfo.UNORDERED,
                    ConsoleGroup.NONE,
                    "Tokens of the answer's joined text without reasoning, tool calls included; by the server's count"
                            + " with --use-server-token-count."),
            Condition.ALWAYS,
            request -> value(request.answerTokens()));

    static final RequestMetric REASONING_TOKEN_COUNT = RequestMetric.of(
            tokens(
                    "reasoning_token_count",
                    "Reasoning Token Count",
                    MetricInfo.UNORDERED,
                    ConsoleGroup.NONE,
                    "Tokens of the joined reasoning."),
            Condition.ALWAYS,
            request -> value(request.reasoningTokens()));

    static final RequestMetric OSL_MISMATCH_DIFF_PCT = RequestMetric.of(
            new MetricInfo(
                    "osl_mismatch_diff_pct",
                    "OSL Mismatch Diff %",
                    "%",
                    MetricInfo.UNORDERED,
                    ConsoleGroup.NONE,
                    false,
                    "(output_sequence_length - tokens asked for) / tokens asked for * 100, signed."),
            Condition.ALWAYS,
            request -> {
                double requested = requested(request);
                return (value(request.outputTokens()) - requested) / requested * 100;
            });

    static final SumMetric OSL_MISMATCH_COUNT = new SumMetric(
            new MetricInfo(
                    "osl_mismatch_count",
                    "OSL Mismatch Count",
                    "requests",
                    MetricInfo.UNORDERED,
                    ConsoleGroup.NONE,
                    false,
                    "Requests whose output is off the length asked for by more than 5 % of it or 50 tokens, whichever is"
                            + " less."),
            Condition.ALWAYS,
            request -> {
                double requested = requested(request);
                double off = Math.abs(value(request.outputTokens()) - requested);
                return Double.isNaN(off) ? off : off > Math.min(requested * 0.05, 50) ? 1 : 0;
            });

    private TokenMetrics() {}

    static List<RequestMetric> all() {
        return List.of(
                OUTPUT_TOKEN_THROUGHPUT_PER_USER,
                E2E_OUTPUT_TOKEN_THROUGHPUT,
                PREFILL_THROUGHPUT_PER_USER,
                OUTPUT_SEQUENCE_LENGTH,
                INPUT_SEQUENCE_LENGTH,
                OUTPUT_TOKEN_COUNT,
                REASONING_TOKEN_COUNT,
                OSL_MISMATCH_DIFF_PCT);
    }

    private static double requested(RequestRecord request) {
        double requested = value(request.requestedOutputTokens());
        return requested > 0 ? requested : Double.NaN;
    }

    private static double value(OptionalInt count) {
        return count.isPresent() ? count.getAsInt() : Double.NaN;
    }

    private static MetricInfo tokens(String tag, String header, int order, ConsoleGroup group, String formula) {
        return new MetricInfo(tag, header, "tokens", order, group, true, formula);
    }

    private static MetricInfo rate(String tag, String header, int order, ConsoleGroup group, String formula) {
        return new MetricInfo(tag, header, "tokens/sec/user", order, group, true, formula);
    }
}
