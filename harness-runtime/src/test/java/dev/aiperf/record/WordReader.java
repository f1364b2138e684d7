package dev.aiperf.record;

import dev.aiperf.endpoint.ResponsePart;
import dev.aiperf.endpoint.ResponseReader;
import dev.aiperf.endpoint.Usage;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;

/**
 * Reads a notation of events that makes tests short: {@code text:…}, {@code think:…}, {@code tool:…}, {@code both:…}
 * (reasoning and text in one), {@code role}, {@code stop:…}, {@code usage:prompt,completion,reasoning}, {@code [DONE]}.
 * Anything else is malformed.
 */
final class WordReader implements ResponseReader {

    @Override
    public ResponsePart read(byte[] data, int from, int to) {
        String event = new String(data, from, to - from, StandardCharsets.UTF_8);
        int colon = event.indexOf(':');
        String kind = colon < 0 ? event : event.substring(0, colon);
        String rest = event.substring(colon + 1);
        return switch (kind) {
            case "text" -> part(rest, "", "");
            case "think" -> part("", rest, "");
            case "tool" -> part("", "", rest);
            case "both" -> part(rest, rest, "");
            case "role" -> ResponsePart.EMPTY;
            case "[DONE]" -> ResponsePart.END;
            case "stop" -> ResponsePart.EMPTY.withFinishReason(rest);
            case "usage" -> ResponsePart.EMPTY.withUsage(usage(rest));
            default -> ResponsePart.malformed("can't read: " + event);
        };
    }

    private static ResponsePart part(String content, String reasoning, String tool) {
        return ResponsePart.content(content).withReasoning(reasoning).withToolCalls(tool);
    }

    private static Usage usage(String counts) {
        String[] each = counts.split(",", -1);
        OptionalInt prompt = count(each[0]);
        OptionalInt completion = count(each[1]);
        return new Usage(prompt, completion, OptionalInt.empty(), count(each[2]), OptionalInt.empty());
    }

    private static OptionalInt count(String text) {
        return text.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(text));
    }
}
