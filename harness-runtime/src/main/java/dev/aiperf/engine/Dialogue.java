package dev.aiperf.engine;

import dev.aiperf.dataset.Conversation;
import dev.aiperf.dataset.Turn;
import dev.aiperf.endpoint.ChatMessages;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * One session under way: asks its turns one after the other, each with all that was asked and answered before it. For one
 * thread at a time.
 */
final class Dialogue {

    private final Dialogues dialogues;
    private final Conversation conversation;
    private final List<Map<String, Object>> messages = new ArrayList<>();
    private int asked;
    private long tokens;

    Dialogue(Dialogues dialogues, Conversation conversation) {
        this.dialogues = dialogues;
        this.conversation = conversation;
    }

    /** Returns the number of the next turn, from 0. */
    int nextTurn() {
        return asked;
    }

    /** Returns whether a turn is left. */
    boolean hasNext() {
        return asked < conversation.turns().size();
    }

    /** Returns how long the user thinks before the next turn. Only while there is one. */
    Duration delay() {
        return conversation.turns().get(asked).delay();
    }

    /** Adds what was answered to the turn before. */
    void answered(String answer) {
        messages.add(ChatMessages.message("assistant", List.of(answer)));
        tokens += dialogues.count(answer);
    }

    /** Returns the next turn as it is asked: with the messages before it, and the tokens of them all where these are counted. */
    Turn next() {
        Turn turn = conversation.turns().get(asked);
        asked++;
        messages.add(ChatMessages.message("user", turn.texts()));
        tokens += turn.inputTokens().isPresent() ? turn.inputTokens().getAsInt() : dialogues.count(turn.joinedText());
        Map<String, Object> extra = new LinkedHashMap<>(turn.extra());
        extra.put(ChatMessages.MEMBER, List.copyOf(messages));
        OptionalInt input =
                dialogues.counts() ? OptionalInt.of((int) Math.min(tokens, Integer.MAX_VALUE)) : OptionalInt.empty();
        return new Turn(turn.texts(), input, turn.outputTokens(), extra, turn.delay());
    }
}
