package dev.aiperf.endpoint;

import java.io.StringWriter;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Reads what the model wrote of tool calls: names and arguments. Ids and types are the server's own and no output. */
final class ToolCallText {

    private ToolCallText() {}

    /** Reads a list of calls; TGI sends a single one without the list. */
    static String read(JsonParser parser, JsonToken token) {
        if (token != JsonToken.START_ARRAY) {
            return readCall(parser, token);
        }
        String text = "";
        for (JsonToken call = parser.nextToken(); call != JsonToken.END_ARRAY; call = parser.nextToken()) {
            text += readCall(parser, call);
        }
        return text;
    }

    private static String readCall(JsonParser parser, JsonToken token) {
        String text = "";
        if (token == JsonToken.START_OBJECT) {
            String name = parser.nextName();
            while (name != null) {
                JsonToken value = parser.nextToken();
                if (name.equals("function")) {
                    text += readFunction(parser, value);
                } else {
                    parser.skipChildren();
                }
                name = parser.nextName();
            }
        }
        parser.skipChildren();
        return text;
    }

    /** Reads {@code {"name": …, "arguments": …}}, either of which may be missing. */
    static String readFunction(JsonParser parser, JsonToken token) {
        String text = "";
        if (token == JsonToken.START_OBJECT) {
            String name = parser.nextName();
            while (name != null) {
                JsonToken value = parser.nextToken();
                if (name.equals("name") || name.equals("arguments")) {
                    text += textOrJson(parser, value);
                } else {
                    parser.skipChildren();
                }
                name = parser.nextName();
            }
        }
        parser.skipChildren();
        return text;
    }

    /** Arguments are JSON within a string; some servers send them as an object. */
    private static String textOrJson(JsonParser parser, JsonToken token) {
        if (token == JsonToken.VALUE_STRING) {
            return parser.getString();
        }
        if (token != JsonToken.START_OBJECT && token != JsonToken.START_ARRAY) {
            return "";
        }
        StringWriter json = new StringWriter();
        try (JsonGenerator copy = new JsonFactory().createGenerator(ObjectWriteContext.empty(), json)) {
            copy.copyCurrentStructure(parser);
        }
        return json.toString();
    }
}
