package dev.aiperf.endpoint;

import java.util.OptionalInt;

/**
 * Token counts that a server reports.
 *
 * @param promptTokens tokens of the input
 * @param completionTokens tokens of the output, reasoning included
 * @param totalTokens both together
 * @param reasoningTokens the part of the output that is reasoning
 * @param cachedTokens the part of the input that was read from a prefix cache
 */
public record Usage(
        OptionalInt promptTokens,
        OptionalInt completionTokens,
        OptionalInt totalTokens,
        OptionalInt reasoningTokens,
        OptionalInt cachedTokens) {}
