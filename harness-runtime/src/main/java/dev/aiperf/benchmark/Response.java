package dev.aiperf.benchmark;

import dev.aiperf.dataset.Turn;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A whole answer, read and counted.
 *
 * @param context which request it answers; its seed is the one that the method that shaped the request saw
 * @param turn what the data set had for the request, before any method shaped it
 * @param status the HTTP status, 200 to 299
 * @param text the answer without its reasoning, tool calls included; empty where there was reasoning alone
 * @param reasoning the text of the model's reasoning; empty where there was none
 * @param finishReason why the answer ended, in the server's word, such as {@code stop} or {@code length}
 * @param outputTokens the tokens of the output, reasoning included; empty where nobody counted them
 */
public record Response(
        RunContext context,
        Turn turn,
        int status,
        String text,
        String reasoning,
        Optional<String> finishReason,
        OptionalInt outputTokens) {

    /** Returns the request's place in its phase, from 0. */
    public long index() {
        return context.index();
    }
}
