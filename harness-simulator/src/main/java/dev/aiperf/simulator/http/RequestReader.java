package dev.aiperf.simulator.http;

import dev.aiperf.simulator.text.TokenCounter;
import java.nio.ByteBuffer;
import java.util.OptionalInt;
import java.util.StringJoiner;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the bodies of both APIs. What has no bearing on the simulation (temperature, tools) is not looked at. */
final class RequestReader {
    private static final int MOST_TOKENS = 10_000_000;

    private final JsonMapper mapper = JsonMapper.builder().build();
    private final TokenCounter tokens = new TokenCounter();

    InferenceRequest read(Api api, ByteBuffer body) throws BadRequest {
        JsonNode root = tree(body);
        JsonNode streamOptions = root.path("stream_options");
        boolean stream = root.path("stream").asBoolean(false);
        boolean includeUsage = stream && streamOptions.path("include_usage").asBoolean(false);
        return new InferenceRequest(
                api,
                model(root),
                api == Api.CHAT ? chatPrompt(root) : completionPrompt(root),
                stream,
                includeUsage,
                includeUsage && streamOptions.path("continuous_usage_stats").asBoolean(false),
                length(root),
                root.path("min_tokens").asInt(0),
                root.path("ignore_eos").asBoolean(false));
    }

    private JsonNode tree(ByteBuffer body) throws BadRequest {
        byte[] bytes = new byte[body.remaining()];
        body.get(bytes);
        JsonNode root;
        try {
            root = mapper.readTree(bytes);
        } catch (JacksonException e) {
            throw new BadRequest("the body is not JSON: " + e.getOriginalMessage());
        }
        if (!root.isObject()) {
            throw new BadRequest("the body must be a JSON object");
        }
        return root;
    }

    private static String model(JsonNode root) throws BadRequest {
        JsonNode model = root.path("model");
        if (!model.isString()) {
            throw new BadRequest("'model' must be a string");
        }
        return model.stringValue();
    }

    private static OptionalInt length(JsonNode root) throws BadRequest {
        for (String field : new String[] {"max_completion_tokens", "max_tokens"}) {
            JsonNode value = root.path(field);
            if (value.isMissingNode() || value.isNull()) {
                continue;
            }
            if (!value.canConvertToInt() || value.intValue() < 1 || value.intValue() > MOST_TOKENS) {
                throw new BadRequest("'" + field + "' must be a whole number from 1, not " + value);
            }
            return OptionalInt.of(value.intValue());
        }
        return OptionalInt.empty();
    }

    /** The joined text of all messages. A model's chat template would add tokens of its own; there is none here. */
    private int[] chatPrompt(JsonNode root) throws BadRequest {
        JsonNode messages = root.path("messages");
        if (!messages.isArray() || messages.isEmpty()) {
            throw new BadRequest("'messages' must be an array of at least one message");
        }
        StringJoiner text = new StringJoiner("\n");
        for (JsonNode message : messages) {
            addText(message.path("content"), text);
        }
        return tokens.encode(text.toString());
    }

    private static void addText(JsonNode content, StringJoiner text) {
        if (content.isString()) {
            text.add(content.stringValue());
        }
        for (JsonNode part : content) {
            JsonNode partText = part.path("text");
            if (partText.isString()) {
                text.add(partText.stringValue());
            }
        }
    }

    /** A string, strings, token ids or arrays of these: many prompts are taken as one. */
    private int[] completionPrompt(JsonNode root) throws BadRequest {
        JsonNode prompt = root.path("prompt");
        if (prompt.isString()) {
            return tokens.encode(prompt.stringValue());
        }
        if (!prompt.isArray()) {
            throw new BadRequest("'prompt' must be a string or an array");
        }
        StringJoiner text = new StringJoiner("\n");
        for (JsonNode part : prompt) {
            if (part.isString()) {
                text.add(part.stringValue());
            }
        }
        return text.length() > 0 ? tokens.encode(text.toString()) : tokenIds(prompt);
    }

    private static int[] tokenIds(JsonNode prompt) {
        JsonNode ids = prompt.path(0).isArray() ? prompt.path(0) : prompt;
        int[] tokens = new int[ids.size()];
        for (int i = 0; i < tokens.length; i++) {
            tokens[i] = ids.path(i).asInt(0);
        }
        return tokens;
    }
}
