package dev.aiperf.simulator.http;

import dev.aiperf.simulator.fault.Faults;
import java.util.List;
import java.util.Optional;

/**
 * What the server answers, and to whom.
 *
 * @param models names of the models served, at least one
 * @param anyModel whether other names are answered for too
 * @param apiKey the bearer token to ask for, if any
 * @param kvTokens the longest prompt and answer together
 * @param outputTokens about how long an answer is when no length is asked for
 * @param reasoningTokens how many of its first tokens are reasoning
 * @param international whether answers are in words of many scripts
 * @param style what answers look like
 * @param faults what goes wrong
 * @param seed of words, lengths and faults
 */
public record ServerSettings(
        List<String> models,
        boolean anyModel,
        Optional<String> apiKey,
        long kvTokens,
        int outputTokens,
        int reasoningTokens,
        boolean international,
        AnswerStyle style,
        Faults faults,
        long seed) {

    public ServerSettings {
        models = List.copyOf(models);
    }
}
