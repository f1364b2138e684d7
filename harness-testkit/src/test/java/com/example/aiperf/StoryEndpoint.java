package com.example.aiperf;

import dev.aiperf.endpoint.EndpointType;
import dev.aiperf.endpoint.JsonBody;
import dev.aiperf.endpoint.RequestEncoder;
import dev.aiperf.endpoint.RequestSettings;
import dev.aiperf.endpoint.ResponsePart;
import dev.aiperf.endpoint.ResponseReader;
import dev.aiperf.endpoint.Usage;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * An imaginary API that continues stories: {@code POST /v2/stories} with {@code {"beginning": ["…"], "words": 100}} gives
 * {@code {"story": "…", "tokens": 130}}, or, streamed, events {@code {"more": "…"}} up to {@code {"the_end": true}}.
 *
 * <p>Its jar would name it in {@code META-INF/services/dev.aiperf.endpoint.EndpointType}, and
 * {@code aiperf profile --endpoint-type story} would speak it.
 */
public final class StoryEndpoint implements EndpointType, ResponseReader {

    private final ObjectMapper json = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    @Override
    public String name() {
        return "story";
    }

    @Override
    public String path() {
        return "/v2/stories";
    }

    @Override
    public boolean streams() {
        return true;
    }

    @Override
    public RequestEncoder encoder(RequestSettings settings) {
        return JsonBody.encoder(settings, turn -> {
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("model", settings.model());
            body.put("beginning", turn.texts());
            body.put("stream", settings.streaming());
            turn.outputTokens().ifPresent(tokens -> body.put("words", tokens));
            return body;
        });
    }

    @Override
    public ResponseReader reader() {
        return this;
    }

    @Override
    public ResponsePart read(byte[] data, int from, int to) {
        String text = new String(data, from, to - from, StandardCharsets.UTF_8);
        if (text.isBlank()) {
            return ResponsePart.EMPTY;
        }
        try {
            JsonNode answer = json.readTree(text);
            return answer.isObject() ? part(answer) : ResponsePart.malformed("not a JSON object");
        } catch (JacksonException e) {
            return ResponsePart.malformed("not JSON: " + e.getOriginalMessage());
        }
    }

    private static ResponsePart part(JsonNode answer) {
        if (answer.path("the_end").asBoolean(false)) {
            return ResponsePart.END;
        }
        String content = Stream.of("story", "more")
                .map(member -> answer.path(member).asString(""))
                .reduce("", String::concat);
        ResponsePart part = ResponsePart.content(content);
        if (answer.path("tokens").isInt()) {
            part = part.withUsage(Usage.output(answer.path("tokens").intValue()));
        }
        return answer.path("sorry").isString()
                ? part.withError(answer.path("sorry").stringValue())
                : part;
    }
}
