package dev.aiperf.endpoint;

import dev.aiperf.dataset.Turn;
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

    /** Returns the member that asks for an output length, in the bodies of turns that have one. */
    static BodyMember outputLength(String name) {
        return new BodyMember(
                name,
                turn -> turn.outputTokens().isPresent(),
                (turn, out) -> out.raw(Integer.toString(turn.outputTokens().getAsInt())));
    }
}
