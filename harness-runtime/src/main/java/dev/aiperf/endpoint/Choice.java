package dev.aiperf.endpoint;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** One of an answer's choices while it is being read. Used by one thread, once. */
final class Choice {

    private int index;
    private String text = "";
    private @Nullable AnswerMessage delta;
    private AnswerMessage message = new AnswerMessage();
    private Optional<String> finishReason = Optional.empty();
    private Optional<Usage> usage = Optional.empty();

    /** Reads the choice's object, from its opening brace to its closing one. */
    void read(JsonParser parser) {
        String name = parser.nextName();
        while (name != null) {
            JsonToken token = parser.nextToken();
            switch (name) {
                case "index" -> index = parser.getValueAsInt(0);
                case "text" -> text = token == JsonToken.VALUE_STRING ? parser.getString() : "";
                case "delta" -> {
                    if (token == JsonToken.START_OBJECT) {
                        delta = new AnswerMessage();
                        delta.read(parser);
                    }
                }
                case "message" -> {
                    if (token == JsonToken.START_OBJECT) {
                        message.read(parser);
                    }
                }
                case "finish_reason" ->
                    finishReason = token == JsonToken.VALUE_STRING ? Optional.of(parser.getString()) : Optional.empty();
                case "usage" -> usage = UsageFields.read(parser, token);
                default -> {}
            }
            // Does nothing after a value that was read; passes over one that wasn't.
            parser.skipChildren();
            name = parser.nextName();
        }
    }

    int index() {
        return index;
    }

    Optional<String> finishReason() {
        return finishReason;
    }

    Optional<Usage> usage() {
        return usage;
    }

    String content() {
        String content = said().content();
        return content.isEmpty() ? text : content;
    }

    String reasoning() {
        return said().reasoning();
    }

    String toolCalls() {
        return said().toolCalls();
    }

    /** Some servers repeat the whole message in the last chunk: the delta is what is new. */
    private AnswerMessage said() {
        return delta == null ? message : delta;
    }
}
