package dev.aiperf.dataset;

import dev.aiperf.plan.CredentialNames;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * One request of a conversation, before any API gave it its form.
 *
 * @param texts the texts of the user's message, in order; one, unless the data set batches
 * @param inputTokens the exact token count of the texts joined by a space, where it is known from the start
 * @param outputTokens the tokens to ask for; empty lets the model decide
 * @param extra further members of the request body, in the order given
 * @param delay how long the user thinks before it, after the answer to the turn before; none before the first turn
 */
public record Turn(
        List<String> texts,
        OptionalInt inputTokens,
        OptionalInt outputTokens,
        Map<String, Object> extra,
        Duration delay) {

    /** Makes a turn that is asked at once. */
    public Turn(List<String> texts, OptionalInt inputTokens, OptionalInt outputTokens, Map<String, Object> extra) {
        this(texts, inputTokens, outputTokens, extra, Duration.ZERO);
    }

    public Turn {
        texts = List.copyOf(texts);
        extra = Collections.unmodifiableMap(new LinkedHashMap<>(extra));
    }

    /** Returns a turn of one text with nothing else known or asked. */
    public static Turn of(String text) {
        return new Turn(List.of(text), OptionalInt.empty(), OptionalInt.empty(), Map.of());
    }

    /** Returns the texts joined by a space: what is counted as the input. */
    public String joinedText() {
        return texts.size() == 1 ? texts.get(0) : String.join(" ", texts);
    }

    /** Returns the turn with the exact token count of its texts. */
    public Turn withInputTokens(int tokens) {
        return new Turn(texts, OptionalInt.of(tokens), outputTokens, extra, delay);
    }

    /** Returns the turn as it may be stored: what its further members hold of credentials is hidden. */
    public Turn withoutCredentials() {
        return new Turn(texts, inputTokens, outputTokens, CredentialNames.hideInBody(extra), delay);
    }
}
