package dev.aiperf.metrics;

import dev.aiperf.record.RequestRecord;
import java.util.HashSet;
import java.util.Set;

/**
 * Which metrics of a phase are made of token counts of a tokenizer that only stands in for the model's. The input is always
 * counted by it, the output where the server reported no count.
 */
final class ApproximateMetrics {

    private static final Set<String> OF_INPUT = Set.of(
            "input_sequence_length",
            "prefill_throughput_per_user",
            "usage_prompt_tokens_diff_pct",
            "usage_discrepancy_count",
            "input_token_throughput",
            "total_token_throughput",
            "total_isl",
            "error_isl",
            "total_error_isl");

    private static final Set<String> OF_OUTPUT = Set.of(
            "inter_token_latency",
            "output_token_throughput_per_user",
            "e2e_output_token_throughput",
            "output_sequence_length",
            "osl_mismatch_diff_pct",
            "osl_mismatch_count",
            "usage_completion_tokens_diff_pct",
            "usage_discrepancy_count",
            "stall_time",
            "output_token_throughput",
            "total_token_throughput",
            "total_osl");

    /** A server may report the output as a whole; how answer and reasoning share it is the client's count then. */
    private static final Set<String> OF_SHARES = Set.of(
            "output_token_count",
            "reasoning_token_count",
            "usage_reasoning_tokens_diff_pct",
            "total_output_tokens",
            "total_reasoning_tokens");

    private static final Set<String> OF_GOODPUT = Set.of(Goodput.TAG, "goodput", "good_request_fraction");

    private final boolean standIn;
    private boolean output;
    private boolean shares;

    /** @param standIn whether the client's tokenizer stands in for the model's; else no metric is approximate */
    ApproximateMetrics(boolean standIn) {
        this.standIn = standIn;
    }

    /** Takes a valid request. */
    void take(RequestRecord request) {
        if (!standIn) {
            return;
        }
        boolean byClient = !request.outputCountedByServer();
        output |= byClient;
        boolean reported = request.usage()
                .map(usage -> usage.reasoningTokens().isPresent())
                .orElse(false);
        shares |= byClient || (request.reasoningTokens().isPresent() && !reported);
    }

    /**
     * Returns the tags of the metrics that are approximate, without their error-adjusted twins.
     *
     * @param bounded the tags that goodput bounds
     */
    Set<String> tags(Set<String> bounded) {
        Set<String> tags = new HashSet<>();
        if (standIn) {
            tags.addAll(OF_INPUT);
        }
        if (output) {
            tags.addAll(OF_OUTPUT);
        }
        if (shares) {
            tags.addAll(OF_SHARES);
        }
        if (bounded.stream().anyMatch(tags::contains)) {
            tags.addAll(OF_GOODPUT);
        }
        return tags;
    }
}
