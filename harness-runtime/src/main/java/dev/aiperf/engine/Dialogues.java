package dev.aiperf.engine;

import dev.aiperf.dataset.Conversation;
import dev.aiperf.endpoint.ResponseReader;
import dev.aiperf.tokenizer.Tokenizer;
import java.util.Optional;

/**
 * Holds the sessions of a run: what was answered is read here, off the threads that notice answers. Safe to share.
 *
 * @param reader reads the events of an answer
 * @param tokenizer counts the tokens of what is asked; empty where nobody wants to know
 */
public record Dialogues(ResponseReader reader, Optional<Tokenizer> tokenizer) {

    /** Returns a session of which nothing was asked yet. */
    Dialogue begin(Conversation conversation) {
        return new Dialogue(this, conversation);
    }

    /** Returns the text of an answer, without its reasoning, which no model wants to see again. */
    String textOf(HeardAnswer answer) {
        StringBuilder text = new StringBuilder();
        int from = 0;
        for (int end : answer.eventEnds()) {
            text.append(reader.read(answer.bytes(), from, end).content());
            from = end;
        }
        return text.toString();
    }

    boolean counts() {
        return tokenizer.isPresent();
    }

    int count(String text) {
        return text.isEmpty() ? 0 : tokenizer.map(it -> it.count(text)).orElse(0);
    }
}
