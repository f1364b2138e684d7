package dev.aiperf.dataset;

import dev.aiperf.plan.text.NearestNames;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads one row of the {@code single_turn} form. A field that is {@code null} counts as absent, as data frames write it.
 *
 * <p>A field that would change the load and that isn't supported is refused, never ignored: else the numbers would be of
 * another load than the file describes. So is one that looks like a known one mistyped. Others, such as a row's number or
 * category, are the user's own and ignored.
 */
final class SingleTurnRow {

    private static final List<String> PROMPT_FIELDS = List.of("text", "texts", "prompt");
    private static final List<String> KNOWN_FIELDS =
            List.of("text", "texts", "prompt", "output_length", "extra", "session_id", "role", "type");
    private static final List<String> SESSION_FIELDS = List.of("session_id", "turns", "type");
    private static final Set<String> OTHER_MODALITIES =
            Set.of("image", "images", "image_uuids", "audio", "audios", "video", "videos");
    private static final Set<String> TIMING = Set.of("timestamp", "delay");
    private static final Set<String> OTHER_LENGTHS = Set.of(
            "max_tokens",
            "max_completion_tokens",
            "max_output_tokens",
            "max_new_tokens",
            "output_tokens",
            "output_len");
    private static final Set<String> OTHER_FORMS = Set.of("messages", "turns", "payload");

    private static final Pattern PLACE_IN_ROW = Pattern.compile(" ?\\(start marker at \\[Source: [^\\]]*]\\)");

    private final ObjectMapper json = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /**
     * Reads a row.
     *
     * @param defaultId the session's name where the row has none
     */
    Conversation read(String line, String defaultId) throws RowException {
        Map<String, @Nullable Object> row = object(line);
        row.values().removeIf(value -> value == null);
        Object id = row.getOrDefault("session_id", defaultId);
        return new Conversation(String.valueOf(id), List.of(turn(row, Duration.ZERO)));
    }

    /**
     * Reads a row that has a time beside its prompt.
     *
     * @param timeField the member that holds it, which is somebody else's to read
     */
    static Turn readTimed(Map<String, @Nullable Object> members, String timeField) throws RowException {
        Map<String, @Nullable Object> row = present(members);
        row.remove(timeField);
        return turn(row, Duration.ZERO);
    }

    /**
     * Reads a row that is a session: {@code session_id}, and {@code turns}, each of them a row with a {@code delay} in
     * milliseconds before it.
     *
     * @param defaultId the session's name where the row has none
     */
    Conversation readSession(String line, String defaultId) throws RowException {
        Map<String, @Nullable Object> row = object(line);
        row.values().removeIf(value -> value == null);
        for (String field : row.keySet()) {
            if (!SESSION_FIELDS.contains(field)
                    && !NearestNames.question(field, SESSION_FIELDS).isEmpty()) {
                throw new RowException("unknown field " + field + NearestNames.question(field, SESSION_FIELDS));
            }
        }
        requireText(row, "type", "multi_turn");
        if (!(row.get("turns") instanceof List<?> list) || list.isEmpty()) {
            throw new RowException("turns must be a list of one turn or more");
        }
        List<Turn> turns = new ArrayList<>();
        for (Object each : list) {
            try {
                turns.add(turn(each));
            } catch (RowException e) {
                throw new RowException("turn " + (turns.size() + 1) + ": " + e.getMessage());
            }
        }
        return new Conversation(String.valueOf(row.getOrDefault("session_id", defaultId)), turns);
    }

    private static Turn turn(@Nullable Object value) throws RowException {
        if (!(value instanceof Map<?, ?> members)) {
            throw new RowException("must be an object, but is " + shown(value));
        }
        Map<String, @Nullable Object> row = present(members);
        return turn(row, delay(row.remove("delay")));
    }

    private static Turn turn(Map<String, @Nullable Object> row, Duration delay) throws RowException {
        refuseWhatIsNotSupported(row.keySet());
        requireText(row, "type", "single_turn");
        requireText(row, "role", "user");
        Map<String, Object> extra = extra(row);
        return new Turn(texts(row), OptionalInt.empty(), outputLength(row, extra), extra, delay);
    }

    private static Map<String, @Nullable Object> present(Map<?, ?> members) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        members.forEach((name, member) -> {
            if (member != null) {
                row.put(String.valueOf(name), member);
            }
        });
        return row;
    }

    private static Duration delay(@Nullable Object millis) throws RowException {
        if (millis == null) {
            return Duration.ZERO;
        }
        if (millis instanceof Number number && number.doubleValue() >= 0 && number.doubleValue() < 1e12) {
            return Duration.ofNanos(Math.round(number.doubleValue() * 1e6));
        }
        throw new RowException("delay must be milliseconds, 0 or more, but is " + shown(millis));
    }

    @SuppressWarnings("unchecked") // keys of a JSON object are strings
    private Map<String, @Nullable Object> object(String line) throws RowException {
        Object value;
        try {
            value = json.readValue(line, Object.class);
        } catch (JacksonException e) {
            throw new RowException(
                    line.strip().startsWith("[")
                            ? "one JSON object a line is expected, but this is the start of a list"
                            : "not JSON: " + reason(e));
        }
        if (value instanceof Map) {
            return (Map<String, @Nullable Object>) value;
        }
        throw new RowException("one JSON object a line is expected, but this is " + shown(value));
    }

    /** Returns what the parser says, without the place inside the row's text, which it keeps to itself. */
    static String reason(JacksonException e) {
        return PLACE_IN_ROW
                .matcher(String.valueOf(e.getOriginalMessage()))
                .replaceAll("")
                .strip();
    }

    private static void refuseWhatIsNotSupported(Set<String> fields) throws RowException {
        for (String field : fields) {
            if (KNOWN_FIELDS.contains(field)) {
                continue;
            }
            if (OTHER_MODALITIES.contains(field)) {
                throw new RowException(field + " is not supported; only text is");
            }
            if (TIMING.contains(field)) {
                throw new RowException(field
                        + (field.equals("timestamp")
                                ? " is for a replay, and --fixed-schedule is off"
                                : " is for turns of a session, which the form multi_turn has"));
            }
            if (OTHER_LENGTHS.contains(field)) {
                throw new RowException(field + " is not a field of this form; the tokens to ask for are output_length");
            }
            if (OTHER_FORMS.contains(field)) {
                throw new RowException(field + " belongs to another form of file, which is not supported");
            }
            String meant = NearestNames.question(field, KNOWN_FIELDS);
            if (!meant.isEmpty()) {
                throw new RowException("unknown field " + field + meant);
            }
        }
    }

    private static void requireText(Map<String, @Nullable Object> row, String field, String only) throws RowException {
        Object value = row.getOrDefault(field, only);
        if (!only.equals(value)) {
            throw new RowException(field + " can only be \"" + only + "\", but is " + shown(value));
        }
    }

    private static List<String> texts(Map<String, @Nullable Object> row) throws RowException {
        List<String> given = PROMPT_FIELDS.stream().filter(row::containsKey).collect(Collectors.toList());
        if (given.isEmpty()) {
            throw new RowException("has neither text nor prompt; known fields are " + String.join(", ", KNOWN_FIELDS));
        }
        if (given.size() > 1) {
            throw new RowException("has both " + String.join(" and ", given) + "; one of them is expected");
        }
        String field = given.get(0);
        Object value = row.get(field);
        List<String> texts = new ArrayList<>();
        if (field.equals("texts")) {
            if (!(value instanceof List<?> items)) {
                throw new RowException("texts must be a list of texts, but is " + shown(value));
            }
            for (Object item : items) {
                addText(field, item, texts);
            }
        } else {
            addText(field, value, texts);
        }
        if (texts.isEmpty()) {
            throw new RowException(field + " is empty");
        }
        return texts;
    }

    /** Adds a text, or the contents of an object {@code {"name": …, "contents": [texts]}} within {@code texts}. */
    private static void addText(String field, @Nullable Object value, List<String> texts) throws RowException {
        if (field.equals("texts")
                && value instanceof Map<?, ?> named
                && named.get("contents") instanceof List<?> contents) {
            for (Object content : contents) {
                addText("contents of texts", content, texts);
            }
            return;
        }
        if (!(value instanceof String text)) {
            throw new RowException(field + " must be text, but is " + shown(value));
        }
        if (text.isEmpty()) {
            throw new RowException(field + " is empty");
        }
        texts.add(text);
    }

    /** Returns the tokens that a row asks for, be it by a further member of its body. */
    private static OptionalInt outputLength(Map<String, @Nullable Object> row, Map<String, Object> extra)
            throws RowException {
        List<String> inExtra =
                OTHER_LENGTHS.stream().filter(extra::containsKey).sorted().toList();
        boolean ownField = row.containsKey("output_length");
        if (inExtra.size() + (ownField ? 1 : 0) > 1) {
            throw new RowException("asks for several output lengths, by " + (ownField ? "output_length and " : "")
                    + String.join(", ", inExtra) + "; keep one");
        }
        return ownField || inExtra.isEmpty()
                ? outputLength("output_length", row.get("output_length"))
                : outputLength(inExtra.get(0), extra.get(inExtra.get(0)));
    }

    private static OptionalInt outputLength(String field, @Nullable Object value) throws RowException {
        if (value == null) {
            return OptionalInt.empty();
        }
        // Data frames with gaps write whole numbers as 256.0.
        if (value instanceof Number) {
            try {
                int length = new BigDecimal(value.toString()).intValueExact();
                if (length >= 1) {
                    return OptionalInt.of(length);
                }
            } catch (ArithmeticException e) {
                // Not whole or not an int: refused below, like any other wrong value.
            }
        }
        throw new RowException(field + " must be a whole number of 1 or more, but is " + shown(value));
    }

    private static Map<String, Object> extra(Map<String, @Nullable Object> row) throws RowException {
        Object value = row.get("extra");
        if (value == null) {
            return Map.of();
        }
        if (!(value instanceof Map<?, ?> members)) {
            throw new RowException("extra must be an object, but is " + shown(value));
        }
        Map<String, Object> extra = new LinkedHashMap<>();
        members.forEach((name, member) -> extra.put(String.valueOf(name), member));
        return extra;
    }

    private static String shown(@Nullable Object value) {
        if (value instanceof Map) {
            return "an object";
        }
        if (value instanceof List) {
            return "a list";
        }
        return value instanceof String ? "\"" + value + "\"" : String.valueOf(value);
    }
}
