package dev.aiperf.simulator.http;

/** Counts the tokens of one answer. Written by the engine's thread, read by any. */
final class Tally {
    private final int promptTokens;
    private final int reasoningTokens;
    private final String finishReason;
    private volatile int cachedTokens;
    private volatile int made;

    /** An answer that starts with so many tokens of reasoning and will end for that reason. */
    Tally(int promptTokens, int reasoningTokens, String finishReason) {
        this.promptTokens = promptTokens;
        this.reasoningTokens = reasoningTokens;
        this.finishReason = finishReason;
    }

    void cached(int tokens) {
        cachedTokens = tokens;
    }

    void made(int tokens) {
        made = tokens;
    }

    int promptTokens() {
        return promptTokens;
    }

    String finishReason() {
        return finishReason;
    }

    boolean isReasoning(int index) {
        return index < reasoningTokens;
    }

    /** Whether the token made last is the last that is reasoning. */
    boolean reasoningEnds() {
        return made == reasoningTokens;
    }

    Usage usageSoFar() {
        return new Usage(promptTokens, cachedTokens, made, Math.min(made, reasoningTokens));
    }
}
