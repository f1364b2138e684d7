package dev.aiperf.testkit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** A request body as a strict parser sees it. */
final class BodyJson {

    private static final ObjectMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private BodyJson() {}

    /**
     * Returns the members of a body.
     *
     * @throws AssertionError when it isn't one JSON object in UTF-8, or names a member twice
     */
    @SuppressWarnings("unchecked") // keys of a JSON object are strings
    static Map<String, @Nullable Object> of(byte[] body) {
        try {
            return (Map<String, @Nullable Object>) STRICT.readValue(body, Map.class);
        } catch (JacksonException e) {
            String text = new String(body, StandardCharsets.UTF_8);
            throw new AssertionError("the body is no JSON object: " + e.getOriginalMessage() + ": " + text, e);
        }
    }

    /** Returns all texts within a value, in their order. */
    static List<String> textsIn(@Nullable Object value) {
        List<String> texts = new ArrayList<>();
        collect(value, texts);
        return texts;
    }

    private static void collect(@Nullable Object value, List<String> texts) {
        if (value instanceof Map<?, ?> members) {
            members.values().forEach(member -> collect(member, texts));
        } else if (value instanceof Iterable<?> items) {
            items.forEach(item -> collect(item, texts));
        } else if (value instanceof String text) {
            texts.add(text);
        }
    }
}
