package dev.aiperf.run;

import dev.aiperf.benchmark.RequestShaper;
import dev.aiperf.dataset.Turn;
import dev.aiperf.engine.TurnShaper;
import dev.aiperf.tokenizer.Tokenizer;
import dev.aiperf.transport.PhaseKind;
import java.util.Objects;
import java.util.Optional;

/**
 * Has a benchmark's own method shape the requests, and counts the tokens of what it asks.
 *
 * <p>They are counted here, on the look-ahead thread: the texts are at hand only here, since nothing keeps a body once it
 * is sent, and a count by the record threads would have to carry every prompt through the log. The lock is for a method
 * that still runs when the next phase begins, and sees to it that it is never run twice at once.
 */
final class ShapedTurns implements TurnShaper {

    private final RequestShaper shaper;
    private final RequestContexts contexts;
    private final Optional<Tokenizer> tokenizer;

    /**
     * @param tokenizer counts the tokens of what is asked; empty where nobody wants to know
     */
    ShapedTurns(RequestShaper shaper, RequestContexts contexts, Optional<Tokenizer> tokenizer) {
        this.shaper = shaper;
        this.contexts = contexts;
        this.tokenizer = tokenizer;
    }

    @Override
    public synchronized Turn shape(Turn turn, PhaseKind phase, long index) throws Exception {
        Turn shaped = Objects.requireNonNull(
                        shaper.shape(turn, contexts.of(phase, index)), "the method returned no request, but null")
                .asTurn();
        return tokenizer.isEmpty() || shaped.inputTokens().isPresent()
                ? shaped
                : shaped.withInputTokens(tokenizer.get().count(shaped.joinedText()));
    }
}
