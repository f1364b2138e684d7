package dev.aiperf.simulator.http;

import java.time.Duration;
import java.util.Optional;

/**
 * What answers look like, apart from what they say.
 *
 * @param dialect name of a {@link Dialect}
 * @param reasoningField the field for reasoning, if not the dialect's
 * @param roleChunk whether a role chunk comes first, if not as in the dialect
 * @param tokensPerChunk tokens a chunk
 * @param usageEachChunk usage on every chunk, asked for or not
 * @param comments interval of keep-alive comments, zero for none
 * @param lineEnd of a stream's lines
 */
public record AnswerStyle(
        String dialect,
        Optional<String> reasoningField,
        Optional<Boolean> roleChunk,
        int tokensPerChunk,
        boolean usageEachChunk,
        Duration comments,
        String lineEnd) {

    Dialect spoken() {
        return Dialect.named(dialect);
    }

    String reasoningFieldSpoken() {
        return reasoningField.orElse(spoken().reasoningField());
    }

    boolean roleChunkSpoken() {
        return roleChunk.orElse(spoken().roleChunk());
    }
}
