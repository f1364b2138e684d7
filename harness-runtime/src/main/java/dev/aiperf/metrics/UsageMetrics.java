package dev.aiperf.metrics;

import dev.aiperf.endpoint.Usage;
import dev.aiperf.record.RequestRecord;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** The token counts that the server reports, and how far they are from the client's. */
final class UsageMetrics {

    private static final double DISCREPANCY_PERCENT = 10;

    static final RequestMetric USAGE_PROMPT_TOKENS =
            reported("usage_prompt_tokens", "Usage Prompt Tokens", 1000, "prompt tokens", Usage::promptTokens);

    static final RequestMetric USAGE_PROMPT_CACHE_READ_TOKENS = reported(
            "usage_prompt_cache_read_tokens",
            "Usage Prompt Cache Read Tokens",
            1010,
            "prompt tokens read from its cache",
            Usage::cachedTokens);

    static final RequestMetric USAGE_COMPLETION_TOKENS = reported(
            "usage_completion_tokens",
            "Usage Completion Tokens",
            1100,
            "completion tokens, reasoning included",
            Usage::completionTokens);

    static final RequestMetric USAGE_REASONING_TOKENS = reported(
            "usage_reasoning_tokens", "Usage Reasoning Tokens", 1110, "reasoning tokens", Usage::reasoningTokens);

    static final RequestMetric USAGE_TOTAL_TOKENS =
            reported("usage_total_tokens", "Usage Total Tokens", 1200, "total tokens", Usage::totalTokens);

    static final RequestMetric USAGE_PROMPT_TOKENS_DIFF_PCT = difference(
            "usage_prompt_tokens_diff_pct",
            "Usage Prompt Diff %",
            "usage_prompt_tokens",
            "input_sequence_length",
            Usage::promptTokens,
            RequestRecord::inputTokens);

    static final RequestMetric USAGE_COMPLETION_TOKENS_DIFF_PCT = difference(
            "usage_completion_tokens_diff_pct",
            "Usage Completion Diff %",
            "usage_completion_tokens",
            "output_sequence_length",
            Usage::completionTokens,
            request -> request.outputCountedByServer() ? OptionalInt.empty() : request.outputTokens());

    static final RequestMetric USAGE_REASONING_TOKENS_DIFF_PCT = difference(
            "usage_reasoning_tokens_diff_pct",
            "Usage Reasoning Diff %",
            "usage_reasoning_tokens",
            "reasoning_token_count",
            Usage::reasoningTokens,
            request -> request.outputCountedByServer() ? OptionalInt.empty() : request.reasoningTokens());

    static final SumMetric USAGE_DISCREPANCY_COUNT = new SumMetric(
            new MetricInfo(
                    "usage_discrepancy_count",
                    "Usage Discrepancy Count",
                    "requests",
                    MetricInfo.UNORDERED,
                    ConsoleGroup.NONE,
                    false,
                    "Requests with a usage_*_diff_pct above 10 %."),
            Condition.CLIENT_COUNTS,
            UsageMetrics::discrepancy);

    private UsageMetrics() {}

    static List<RequestMetric> all() {
        return List.of(
                USAGE_PROMPT_TOKENS,
                USAGE_PROMPT_CACHE_READ_TOKENS,
                USAGE_COMPLETION_TOKENS,
                USAGE_REASONING_TOKENS,
                USAGE_TOTAL_TOKENS,
                USAGE_PROMPT_TOKENS_DIFF_PCT,
                USAGE_COMPLETION_TOKENS_DIFF_PCT,
                USAGE_REASONING_TOKENS_DIFF_PCT);
    }

    private static double discrepancy(RequestRecord request) {
        double result = Double.NaN;
        for (RequestMetric metric : List.of(
                USAGE_PROMPT_TOKENS_DIFF_PCT, USAGE_COMPLETION_TOKENS_DIFF_PCT, USAGE_REASONING_TOKENS_DIFF_PCT)) {
            for (double percent : metric.valuesOf(request)) {
                boolean off = percent > DISCREPANCY_PERCENT;
                result = off || result == 1 ? 1 : 0;
            }
        }
        return result;
    }

    private static RequestMetric reported(
            String tag, String header, int order, String what, Function<Usage, OptionalInt> count) {
        String formula = "What the server reports as " + what + ", in the last usage of the answer.";
        MetricInfo info = new MetricInfo(tag, header, "tokens", order, ConsoleGroup.USAGE, true, formula);
        return RequestMetric.of(info, Condition.ALWAYS, request -> value(reported(request, count)));
    }

    private static RequestMetric difference(
            String tag,
            String header,
            String server,
            String client,
            Function<Usage, OptionalInt> reported,
            Function<RequestRecord, OptionalInt> counted) {
        String formula = "|" + server + " - " + client + "| / " + client + " * 100; absent where"
                + " both are one, as with --use-server-token-count.";
        MetricInfo info = new MetricInfo(tag, header, "%", MetricInfo.UNORDERED, ConsoleGroup.NONE, false, formula);
        return RequestMetric.of(info, Condition.CLIENT_COUNTS, request -> {
            double ours = value(counted.apply(request));
            double theirs = value(reported(request, reported));
            return ours > 0 ? Math.abs(theirs - ours) / ours * 100 : Double.NaN;
        });
    }

    private static OptionalInt reported(RequestRecord request, Function<Usage, OptionalInt> count) {
        Optional<Usage> usage = request.usage();
        return usage.isEmpty() ? OptionalInt.empty() : count.apply(usage.get());
    }

    private static double value(OptionalInt count) {
        return count.isPresent() ? count.getAsInt() : Double.NaN;
    }
}
