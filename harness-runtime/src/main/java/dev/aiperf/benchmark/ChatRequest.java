package dev.aiperf.benchmark;

import dev.aiperf.dataset.Turn;
import dev.aiperf.endpoint.ChatMessages;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A chat completion to ask for. Immutable: each method returns another request, so one may be kept and built upon.
 *
 * <pre>{@code
 * ChatRequest.of(turn)                                     // the turn as it is
 * ChatRequest.of(turn).system("Answer in one word.")       // the turn, after a system message
 * ChatRequest.of(turn).user("2+2?").assistant("4")         // the turn, after an example
 * ChatRequest.of(turn).user("In French: " + turn.joinedText())   // these words instead of the turn's
 * }</pre>
 *
 * <p>Messages are sent in the order in which they were added. A conversation ends with the user's message: where the last
 * one added is not the user's, the turn's own texts follow as the user's. Everything else of the body (model, streaming,
 * output length, extra inputs of the plan) is as for a turn that nothing shapes.
 */
public final class ChatRequest {

    /** The members that ask for an output length; an endpoint writes the one that its servers know. */
    private static final Set<String> LENGTHS = Set.of("max_tokens", "max_completion_tokens");

    private record Message(String role, String text) {}

    private final Turn turn;
    private final boolean asksTurn;
    private final List<Message> messages;
    private final OptionalInt maxTokens;
    private final Map<String, Object> extra;

    private ChatRequest(
            Turn turn, boolean asksTurn, List<Message> messages, OptionalInt maxTokens, Map<String, Object> extra) {
        this.turn = turn;
        this.asksTurn = asksTurn;
        this.messages = messages;
        this.maxTokens = maxTokens;
        this.extra = extra;
    }

    /** Returns the request that asks a turn as it is: its texts, its output length and its further members. */
    public static ChatRequest of(Turn turn) {
        return new ChatRequest(turn, true, List.of(), turn.outputTokens(), turn.extra());
    }

    /**
     * Returns a request that has nothing of any turn: exactly the messages that are added are sent, whoever speaks last.
     * It needs one at least.
     */
    public static ChatRequest empty() {
        Turn nothing = new Turn(List.of(), OptionalInt.empty(), OptionalInt.empty(), Map.of());
        return new ChatRequest(nothing, false, List.of(), OptionalInt.empty(), Map.of());
    }

    /** Returns the request with a further message of the system. */
    public ChatRequest system(String text) {
        return message("system", text);
    }

    /** Returns the request with a further message of the user. */
    public ChatRequest user(String text) {
        return message("user", text);
    }

    /** Returns the request with a further message of the assistant. */
    public ChatRequest assistant(String text) {
        return message("assistant", text);
    }

    private ChatRequest message(String role, String text) {
        List<Message> more = new ArrayList<>(messages);
        more.add(new Message(role, text));
        return new ChatRequest(turn, asksTurn, more, maxTokens, extra);
    }

    /**
     * Returns the request with a sampling temperature.
     *
     * @param temperature 0 or more
     * @throws IllegalArgumentException when it isn't
     */
    public ChatRequest temperature(double temperature) {
        if (!(temperature >= 0) || Double.isInfinite(temperature)) {
            throw new IllegalArgumentException("a temperature is 0 or more, not " + temperature);
        }
        return extra("temperature", temperature);
    }

    /**
     * Returns the request with the most tokens that the answer may have, instead of the turn's. It is also what the answer's
     * length is compared with.
     *
     * @param tokens 1 or more
     * @throws IllegalArgumentException when it isn't
     */
    public ChatRequest maxTokens(int tokens) {
        if (tokens < 1) {
            throw new IllegalArgumentException("an answer has 1 token or more, not " + tokens);
        }
        Map<String, Object> others = new LinkedHashMap<>(extra);
        others.keySet().removeAll(LENGTHS);
        return new ChatRequest(turn, asksTurn, messages, OptionalInt.of(tokens), others);
    }

    /**
     * Returns the request with a further member of its body, in place of any of that name: of the turn, of the plan's extra
     * inputs, or of the API.
     *
     * @param name the member's name
     * @param value text, a number, a boolean, a {@link Map} or an {@link Iterable} of these
     * @throws IllegalArgumentException when there is a method of its own for it
     */
    public ChatRequest extra(String name, Object value) {
        if (name.equals(ChatMessages.MEMBER)) {
            throw new IllegalArgumentException("messages are added by system(…), user(…) and assistant(…)");
        }
        if (LENGTHS.contains(name)) {
            throw new IllegalArgumentException(name + " is set by maxTokens(…)");
        }
        Map<String, Object> more = new LinkedHashMap<>(extra);
        more.put(name, value);
        return new ChatRequest(turn, asksTurn, messages, maxTokens, more);
    }

    /**
     * Returns the turn that an endpoint which takes messages writes as this request. Its texts are all that is said in it,
     * whoever says it; how many tokens they have is known only where they are the turn's own.
     *
     * @throws IllegalStateException when there is no message
     */
    public Turn asTurn() {
        if (messages.isEmpty()) {
            if (!asksTurn) {
                throw new IllegalStateException("the request has no message; add one by user(…)");
            }
            return new Turn(turn.texts(), turn.inputTokens(), maxTokens, extra);
        }
        List<String> texts = new ArrayList<>();
        List<Map<String, Object>> written = new ArrayList<>();
        for (Message message : messages) {
            texts.add(message.text());
            written.add(ChatMessages.message(message.role(), List.of(message.text())));
        }
        boolean turnIsLast =
                asksTurn && !messages.get(messages.size() - 1).role().equals("user");
        if (turnIsLast) {
            texts.addAll(turn.texts());
            written.add(ChatMessages.message("user", turn.texts()));
        }
        Map<String, Object> members = new LinkedHashMap<>(extra);
        members.put(ChatMessages.MEMBER, written);
        return new Turn(texts, OptionalInt.empty(), maxTokens, members);
    }
}
