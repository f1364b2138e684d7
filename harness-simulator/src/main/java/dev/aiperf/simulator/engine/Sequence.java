package dev.aiperf.simulator.engine;

/**
 * One request inside the engine.
 *
 * <p>Immutable to everyone but the engine that it was submitted to, whose thread alone touches its progress.
 */
public final class Sequence {
    private final int[] prompt;
    private final int outputTokens;
    private final TokenListener listener;

    private int prefilled;
    private int emitted;

    /** Prompt tokens that the step under way computes. */
    int chunk;

    /** When the next token is due; only used where each stream has a phase of its own. */
    long dueNanos;

    boolean cancelled;

    /** A sequence that turns {@code prompt} (token ids, not copied) into {@code outputTokens} tokens, at least one. */
    public Sequence(int[] prompt, int outputTokens, TokenListener listener) {
        if (outputTokens < 1) {
            throw new IllegalArgumentException("a sequence makes at least one token, not " + outputTokens);
        }
        this.prompt = prompt;
        this.outputTokens = outputTokens;
        this.listener = listener;
    }

    int[] prompt() {
        return prompt;
    }

    /** The room it needs in the KV cache when its last token is made. */
    public long kvTokens() {
        return (long) promptTokens() + outputTokens;
    }

    /** An empty prompt still costs its begin-of-text token. */
    private int promptTokens() {
        return Math.max(1, prompt.length);
    }

    void admit(int cachedTokens) {
        prefilled = cachedTokens;
        listener.admitted(cachedTokens);
    }

    int prefillLeft() {
        return promptTokens() - prefilled;
    }

    boolean isDecoding() {
        return prefillLeft() == 0;
    }

    void prefill(int tokens) {
        prefilled += tokens;
    }

    void emit() {
        int index = emitted++;
        listener.token(index, emitted == outputTokens);
    }

    boolean isFinished() {
        return emitted == outputTokens;
    }
}
