package dev.aiperf.endpoint;

import java.util.OptionalInt;

/**
 * Token counts that a server reports. A reader makes one of what it finds, such as
 * {@code Usage.output(130).withInput(20)}.
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
        OptionalInt cachedTokens) {

    /** No count at all. */
    public static final Usage NONE = new Usage(
            OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty());

    /** Returns a count of the input alone. */
    public static Usage input(int tokens) {
        return NONE.withInput(tokens);
    }

    /** Returns a count of the output alone, reasoning included. */
    public static Usage output(int tokens) {
        return NONE.withOutput(tokens);
    }

    /** Returns these counts with that of the input. */
    public Usage withInput(int tokens) {
        return new Usage(OptionalInt.of(tokens), completionTokens, totalTokens, reasoningTokens, cachedTokens);
    }

    /** Returns these counts with that of the output, reasoning included. */
    public Usage withOutput(int tokens) {
        return new Usage(promptTokens, OptionalInt.of(tokens), totalTokens, reasoningTokens, cachedTokens);
    }

    /** Returns these counts with that of the output's part that is reasoning. */
    public Usage withReasoning(int tokens) {
        return new Usage(promptTokens, completionTokens, totalTokens, OptionalInt.of(tokens), cachedTokens);
    }
}
