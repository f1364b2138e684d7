package dev.aiperf.endpoint;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** The message, or the part of one, that a choice brings, while it is being read. Used by one thread, once. */
final class AnswerMessage {

    private String content = "";
    private String reasoningContent = "";
    private String reasoning = "";
    private String toolCalls = "";

    /** Reads the message's object, from its opening brace to its closing one. */
    void read(JsonParser parser) {
        String name = parser.nextName();
        while (name != null) {
            JsonToken token = parser.nextToken();
            switch (name) {
                case "content" -> readContent(parser, token);
                case "refusal" -> content += text(parser, token);
                case "reasoning_content" -> reasoningContent += text(parser, token);
                case "reasoning" -> reasoning += text(parser, token);
                case "tool_calls" -> toolCalls += ToolCallText.read(parser, token);
                case "function_call" -> toolCalls += ToolCallText.readFunction(parser, token);
                default -> {}
            }
            // Does nothing after a value that was read; passes over one that wasn't.
            parser.skipChildren();
            name = parser.nextName();
        }
    }

    /** Content is a text, or a list of parts that are texts or the model's thinking. */
    private void readContent(JsonParser parser, JsonToken token) {
        if (token == JsonToken.START_ARRAY) {
            for (JsonToken part = parser.nextToken(); part != JsonToken.END_ARRAY; part = parser.nextToken()) {
                readPart(parser, part);
            }
        } else {
            readPart(parser, token);
        }
    }

    private void readPart(JsonParser parser, JsonToken token) {
        if (token != JsonToken.START_OBJECT) {
            content += text(parser, token);
            parser.skipChildren();
            return;
        }
        String name = parser.nextName();
        while (name != null) {
            JsonToken value = parser.nextToken();
            switch (name) {
                case "text" -> content += text(parser, value);
                case "thinking" -> readThinking(parser, value);
                default -> parser.skipChildren();
            }
            name = parser.nextName();
        }
    }

    /** Thinking is a text, or a list of text parts of its own. */
    private void readThinking(JsonParser parser, JsonToken token) {
        AnswerMessage thinking = new AnswerMessage();
        thinking.readContent(parser, token);
        reasoning += thinking.content;
    }

    private static String text(JsonParser parser, JsonToken token) {
        return token == JsonToken.VALUE_STRING ? parser.getString() : "";
    }

    String content() {
        return content;
    }

    /** Servers in the middle of renaming the field send the same text under both names: it counts once. */
    String reasoning() {
        if (reasoning.isEmpty() || reasoning.equals(reasoningContent)) {
            return reasoningContent;
        }
        return reasoningContent + reasoning;
    }

    String toolCalls() {
        return toolCalls;
    }
}
