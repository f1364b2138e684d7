package dev.aiperf.endpoint;

import dev.aiperf.dataset.Turn;
import java.util.Collections;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One member of a request body.
 *
 * @param name the member's name
 * @param isIn whether a turn's body has it
 * @param writer writes its value for a turn
 */
record BodyMember(String name, Predicate<Turn> isIn, BiConsumer<Turn, JsonBytes> writer) {

    private static final Set<String> OUTPUT_LENGTHS =
            Set.of("max_tokens", "max_completion_tokens", "max_output_tokens", "max_new_tokens");

    /** Returns a member that every body has, with a value of the turn's own. */
    static BodyMember ofTurn(String name, BiConsumer<Turn, JsonBytes> writer) {
        return new BodyMember(name, turn -> true, writer);
    }

    /** Returns a member that is the same in every body, encoded once. */
    static BodyMember fixed(String name, @Nullable Object value) {
        JsonBytes json = new JsonBytes();
        json.value(value);
        byte[] encoded = json.toByteArray();
        return ofTurn(name, (turn, out) -> out.raw(encoded));
    }

    /**
     * Returns the member that asks for an output length, in the bodies of turns that have one. A length among a turn's own
     * extra members wins, under whichever name: a server that was told two would choose.
     */
    static BodyMember outputLength(String name) {
        return new BodyMember(
                name,
                turn -> turn.outputTokens().isPresent()
                        && Collections.disjoint(turn.extra().keySet(), OUTPUT_LENGTHS),
                (turn, out) -> out.raw(Integer.toString(turn.outputTokens().getAsInt())));
    }
}
