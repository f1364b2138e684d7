package dev.aiperf.endpoint;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads answers that have {@code choices}: chunks and whole answers, of chat and of completions, in the dialects of all
 * servers that copy OpenAI's form.
 *
 * <p>It runs for every event of every request, so it pulls tokens straight from the bytes and builds no tree.
 */
final class ChoicesReader implements ResponseReader {

    private static final byte[] DONE = "[DONE]".getBytes(StandardCharsets.US_ASCII);

    private final JsonFactory json = new JsonFactory();
    private final ServerErrorText errorText = new ServerErrorText();

    @Override
    public ResponsePart read(byte[] data, int from, int to) {
        int start = from;
        int end = to;
        while (start < end && data[start] >= 0 && data[start] <= ' ') {
            start++;
        }
        while (end > start && data[end - 1] >= 0 && data[end - 1] <= ' ') {
            end--;
        }
        if (start == end) {
            return ResponsePart.EMPTY;
        }
        if (Arrays.equals(data, start, end, DONE, 0, DONE.length)) {
            return ResponsePart.END;
        }
        return parse(data, start, end);
    }

    private ResponsePart parse(byte[] data, int start, int end) {
        AnswerEvent event = new AnswerEvent();
        try (JsonParser parser = json.createParser(ObjectReadContext.empty(), data, start, end - start)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return malformed("not a JSON object", data, start, end);
            }
            event.read(parser);
            if (parser.nextToken() != null) {
                return malformed("more than one JSON object", data, start, end);
            }
        } catch (JacksonException e) {
            return malformed("not JSON", data, start, end);
        }
        return event.isError() ? event.part(words(data, start, end)) : event.part(null);
    }

    private String words(byte[] data, int start, int end) {
        String words = errorText.of(Arrays.copyOfRange(data, start, end));
        return words.isEmpty() ? "the server reports an error without words" : words;
    }

    private static ResponsePart malformed(String reason, byte[] data, int start, int end) {
        return ResponsePart.malformed("unreadable answer, " + reason + ": " + Excerpt.of(data, start, end));
    }
}
