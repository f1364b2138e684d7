package dev.aiperf.endpoint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** What one event or answer says while it is being read. Used by one thread, once. */
final class AnswerEvent {

    private final List<Choice> choices = new ArrayList<>(1);
    private Optional<Usage> usage = Optional.empty();
    private boolean saysError;
    private boolean complains;
    private boolean hasChoices;

    /** Reads the event's object, from its opening brace to its closing one. */
    void read(JsonParser parser) {
        String name = parser.nextName();
        while (name != null) {
            JsonToken token = parser.nextToken();
            switch (name) {
                case "choices" -> readChoices(parser, token);
                case "usage" -> usage = UsageFields.read(parser, token).or(() -> usage);
                case "error" -> {
                    saysError |= isSaid(parser, token);
                    parser.skipChildren();
                }
                case "object" ->
                    saysError |= token == JsonToken.VALUE_STRING
                            && parser.getString().equals("error");
                case "message", "detail" -> {
                    complains |= token == JsonToken.VALUE_STRING || name.equals("detail");
                    parser.skipChildren();
                }
                default -> parser.skipChildren();
            }
            name = parser.nextName();
        }
    }

    /** Some servers write the field in every event, and leave it empty where there is no error. */
    private static boolean isSaid(JsonParser parser, JsonToken token) {
        return switch (token) {
            case VALUE_NULL, VALUE_FALSE -> false;
            case VALUE_STRING -> !parser.getString().isEmpty();
            default -> true;
        };
    }

    private void readChoices(JsonParser parser, JsonToken token) {
        hasChoices = true;
        if (token != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return;
        }
        for (JsonToken item = parser.nextToken(); item != JsonToken.END_ARRAY; item = parser.nextToken()) {
            if (item == JsonToken.START_OBJECT) {
                Choice choice = new Choice();
                choice.read(parser);
                choices.add(choice);
            } else {
                parser.skipChildren();
            }
        }
    }

    /** Returns whether the event reports an error: by name, or by a complaint in place of an answer. */
    boolean isError() {
        return saysError || (complains && !hasChoices);
    }

    /**
     * Returns what was read. Of several choices the texts are joined, in the order of their index.
     *
     * @param error the server's words, where it reports an error
     */
    ResponsePart part(@Nullable String error) {
        if (choices.size() == 1) {
            Choice only = choices.get(0);
            return part(only.content(), only.reasoning(), only.toolCalls(), error);
        }
        choices.sort(Comparator.comparingInt(Choice::index));
        StringBuilder content = new StringBuilder();
        StringBuilder reasoning = new StringBuilder();
        StringBuilder toolCalls = new StringBuilder();
        for (Choice choice : choices) {
            content.append(choice.content());
            reasoning.append(choice.reasoning());
            toolCalls.append(choice.toolCalls());
        }
        return part(content.toString(), reasoning.toString(), toolCalls.toString(), error);
    }

    private ResponsePart part(String content, String reasoning, String toolCalls, @Nullable String error) {
        Optional<Usage> counts = usage;
        Optional<String> finish = Optional.empty();
        for (Choice choice : choices) {
            counts = counts.or(choice::usage);
            finish = finish.or(choice::finishReason);
        }
        return new ResponsePart(content, reasoning, toolCalls, counts, finish, false, Optional.ofNullable(error));
    }
}
