package dev.aiperf.dataset;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the rows of a JSON trace: their times and lengths, and where the rest of each is. Every row is gone through once, so
 * that whatever is wrong with one is told before the load. One pass, without any object a row but for its place.
 */
final class JsonTraceReader {

    private static final Set<String> NOT_SUPPORTED =
            Set.of("payload", "delay", "image", "images", "image_uuids", "audio", "audios", "video", "videos", "turns");

    private static final JsonMapper OBJECTS = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS) // the next row follows
            .build();

    private final Path file;
    private final TraceFormat format;
    private final boolean timed;
    private final RowProblems problems;
    private final TraceRows rows = new TraceRows();

    private @Nullable TraceTime time;
    private int input;
    private int output;
    private boolean hasWords;
    private boolean hasHashes;

    JsonTraceReader(Path file, TraceFormat format, boolean timed, RowProblems problems) {
        this.file = file;
        this.format = format;
        this.timed = timed;
        this.problems = problems;
    }

    TraceRows read() throws IOException {
        try (JsonRows json = new JsonRows(file)) {
            boolean more = true;
            while (more) {
                more = readOne(json);
            }
        }
        return rows;
    }

    private boolean readOne(JsonRows json) throws IOException {
        int line = json.line();
        int depth = 0;
        try {
            if (!json.next()) {
                return false;
            }
            line = json.line();
            depth = 1;
            readRow(json);
        } catch (RowException e) {
            problems.add(depth == 0 ? json.line() : line, String.valueOf(e.getMessage()));
            return depth == 0 || leave(json, line);
        } catch (JacksonException e) {
            // Where the next row begins nobody can tell.
            problems.add(
                    Math.max(line, e.getLocation() == null ? 0 : e.getLocation().getLineNr()), JsonRows.reason(e));
            return false;
        }
        return true;
    }

    /** Goes to the end of a row that something is wrong with. */
    private boolean leave(JsonRows json, int line) {
        JsonParser parser = json.parser();
        try {
            while (!parser.streamReadContext().inRoot() && !isRowOfList(parser)) {
                if (parser.nextToken() == null) {
                    return false;
                }
            }
            return true;
        } catch (JacksonException e) {
            problems.add(line, JsonRows.reason(e));
            return false;
        }
    }

    private static boolean isRowOfList(JsonParser parser) {
        return parser.streamReadContext().inArray()
                && parser.streamReadContext().getParent().inRoot();
    }

    private void readRow(JsonRows json) throws RowException {
        if (format == TraceFormat.TIMED_PROMPTS) {
            readPrompt(json);
            return;
        }
        long from = json.tokenOffset();
        JsonParser parser = json.parser();
        time = null;
        input = TraceRows.NONE;
        output = TraceRows.NONE;
        hasWords = false;
        hasHashes = false;
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            JsonToken token = parser.nextToken();
            if (token != JsonToken.VALUE_NULL) {
                readField(name, token, parser);
            }
        }
        if (timed && time == null) {
            throw new RowException("has no " + format.timeField());
        }
        if (!hasWords && input == TraceRows.NONE) {
            throw new RowException(
                    format == TraceFormat.MOONCAKE
                            ? "has none of input_length, text_input and messages"
                            : "has no " + format.inputField());
        }
        boolean readAgain = hasWords || hasHashes;
        int length = readAgain ? Math.toIntExact(json.offset() - from) : 0;
        rows.add(time, hasWords ? TraceRows.NONE : input, output, readAgain ? from : 0, length);
    }

    /** Reads a row as one of {@code single_turn}, with all that is checked there, but for its time. */
    @SuppressWarnings("unchecked") // keys of a JSON object are strings
    private void readPrompt(JsonRows json) throws RowException {
        long from = json.tokenOffset();
        Map<String, @Nullable Object> row = OBJECTS.readValue(json.parser(), Map.class);
        Turn turn = SingleTurnRow.readTimed(row, format.timeField());
        Object when = row.get(format.timeField());
        if (timed && when == null) {
            throw new RowException("has no " + format.timeField());
        }
        rows.add(
                when == null ? null : time(when),
                TraceRows.NONE,
                turn.outputTokens().orElse(TraceRows.NONE),
                from,
                Math.toIntExact(json.offset() - from));
    }

    private TraceTime time(Object when) throws RowException {
        if (when instanceof Number) {
            return TraceTime.of(new BigDecimal(when.toString()), format.nanosPerUnit());
        }
        if (when instanceof String text) {
            return TraceTime.of(text, format.nanosPerUnit());
        }
        throw new RowException(format.timeField() + " must be a number or a date");
    }

    private void readField(String name, JsonToken token, JsonParser parser) throws RowException {
        if (name.equals(format.timeField())) {
            time = time(token, parser);
        } else if (name.equals(format.inputField())) {
            input = Math.max(1, tokens(name, token, parser));
        } else if (name.equals(format.outputField())) {
            output = Math.max(1, tokens(name, token, parser));
        } else if (name.equals("hash_ids") && format.blockTokens() > 0) {
            hasHashes = readHashes(token, parser);
        } else if (isWords(name)) {
            hasWords = true;
            requireWords(name, token);
            parser.skipChildren();
        } else if (NOT_SUPPORTED.contains(name)) {
            throw new RowException(name + " is not supported in a trace");
        } else {
            parser.skipChildren();
        }
    }

    private boolean isWords(String name) {
        return format == TraceFormat.MOONCAKE && (name.equals("text_input") || name.equals("messages"));
    }

    private static void requireWords(String name, JsonToken token) throws RowException {
        boolean list = name.equals("messages");
        if (token != (list ? JsonToken.START_ARRAY : JsonToken.VALUE_STRING)) {
            throw new RowException(name + " must be " + (list ? "a list" : "text"));
        }
    }

    private TraceTime time(JsonToken token, JsonParser parser) throws RowException {
        if (token == JsonToken.VALUE_STRING) {
            return TraceTime.of(parser.getString(), format.nanosPerUnit());
        }
        if (!token.isNumeric()) {
            throw new RowException(format.timeField() + " must be a number or a date");
        }
        return TraceTime.of(parser.getDecimalValue(), format.nanosPerUnit());
    }

    static int tokens(String name, JsonToken token, JsonParser parser) throws RowException {
        if (token.isNumeric()) {
            return tokens(name, parser.getDecimalValue());
        }
        throw new RowException(name + " must be a whole number");
    }

    /** Data frames with gaps write whole numbers as 256.0. */
    static int tokens(String name, BigDecimal value) throws RowException {
        try {
            int tokens = value.intValueExact();
            if (tokens >= 0) {
                return tokens;
            }
        } catch (ArithmeticException e) {
            // Refused below, as any other wrong number.
        }
        throw new RowException(name + " must be a whole number of 0 or more, but is " + value.toPlainString());
    }

    private static boolean readHashes(JsonToken token, JsonParser parser) throws RowException {
        if (token != JsonToken.START_ARRAY) {
            throw new RowException("hash_ids must be a list of whole numbers");
        }
        boolean any = false;
        for (JsonToken id = parser.nextToken(); id != JsonToken.END_ARRAY; id = parser.nextToken()) {
            if (id != JsonToken.VALUE_NUMBER_INT) {
                throw new RowException("hash_ids must be a list of whole numbers");
            }
            any = true;
        }
        return any;
    }
}
