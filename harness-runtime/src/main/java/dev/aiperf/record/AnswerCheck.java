package dev.aiperf.record;

import dev.aiperf.extension.StillRunning;
import dev.aiperf.transport.PhaseKind;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Judges answers that are valid otherwise, by code that isn't the harness's own. Called on the record threads, by several
 * at once.
 */
@FunctionalInterface
public interface AnswerCheck {

    /** Finds every answer right. */
    AnswerCheck NONE = answer -> Optional.empty();

    /**
     * Returns why an answer makes its request a failed one; empty when it is right.
     *
     * @throws IllegalStateException when answers can't be judged any more, which ends the making of records
     */
    Optional<RequestError> errorOf(WholeAnswer answer);

    /**
     * Returns what has been at one answer for longer than it may, in a sentence without its stop, with where it is; empty
     * when nothing has. Asked often, by any thread.
     */
    default Optional<Hang> hang() {
        return Optional.empty();
    }

    /**
     * A judgement that does not end.
     *
     * @param sentence tells what it is
     * @param place where it is
     */
    record Hang(String sentence, StillRunning place) {}

    /**
     * An answer to be judged.
     *
     * @param index the request's place in its phase, from 0
     * @param phase the phase of the request
     * @param entry the data set entry that was asked
     * @param turn the turn of the entry, from 0
     * @param status the HTTP status
     * @param text the answer without reasoning, tool calls included
     * @param reasoning the text of the reasoning
     * @param finishReason why the answer ended, in the server's word
     * @param outputTokens the tokens of the output, reasoning included
     */
    record WholeAnswer(
            long index,
            PhaseKind phase,
            long entry,
            int turn,
            int status,
            String text,
            String reasoning,
            Optional<String> finishReason,
            OptionalInt outputTokens) {}
}
