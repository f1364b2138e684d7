package dev.aiperf.endpoint;

import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads the token counts that servers report, under all names that they have for them. Used by one thread, once. */
final class UsageFields {

    private OptionalInt prompt = OptionalInt.empty();
    private OptionalInt completion = OptionalInt.empty();
    private OptionalInt total = OptionalInt.empty();
    private OptionalInt reasoning = OptionalInt.empty();
    private OptionalInt cached = OptionalInt.empty();

    private UsageFields() {}

    /** Reads a usage object; empty when it is {@code null}, of another type, or says nothing that is known. */
    static Optional<Usage> read(JsonParser parser, JsonToken token) {
        if (token != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return Optional.empty();
        }
        UsageFields fields = new UsageFields();
        fields.readObject(parser);
        return fields.usage();
    }

    /** Reads the object and those within it that hold details: no name means two things at its two levels. */
    private void readObject(JsonParser parser) {
        String name = parser.nextName();
        while (name != null) {
            JsonToken token = parser.nextToken();
            switch (name) {
                case "prompt_tokens", "input_tokens" -> prompt = count(parser, token, prompt);
                case "completion_tokens", "output_tokens" -> completion = count(parser, token, completion);
                case "total_tokens" -> total = count(parser, token, total);
                case "reasoning_tokens" -> reasoning = count(parser, token, reasoning);
                case "cached_tokens", "prompt_cache_hit_tokens" -> cached = count(parser, token, cached);
                case "completion_tokens_details",
                        "output_tokens_details",
                        "prompt_tokens_details",
                        "input_tokens_details" -> {
                    if (token == JsonToken.START_OBJECT) {
                        readObject(parser);
                    }
                }
                default -> {}
            }
            // Does nothing after a value that was read; passes over one that wasn't.
            parser.skipChildren();
            name = parser.nextName();
        }
    }

    private static OptionalInt count(JsonParser parser, JsonToken token, OptionalInt before) {
        if (token != JsonToken.VALUE_NUMBER_INT && token != JsonToken.VALUE_NUMBER_FLOAT) {
            return before;
        }
        double value = parser.getValueAsDouble();
        return value >= 0 && value <= Integer.MAX_VALUE ? OptionalInt.of((int) value) : before;
    }

    private Optional<Usage> usage() {
        Usage usage = new Usage(prompt, completion, total, reasoning, cached);
        boolean saysNothing =
                prompt.isEmpty() && completion.isEmpty() && total.isEmpty() && reasoning.isEmpty() && cached.isEmpty();
        return saysNothing ? Optional.empty() : Optional.of(usage);
    }
}
