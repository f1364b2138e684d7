package dev.aiperf.plan.settings;

import dev.aiperf.plan.text.PlainJson;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Members of each request body. The value of a pair is read as JSON where it is JSON ({@code true}, {@code 0.7},
 * {@code {"type":"json_object"}}), and is a text where it isn't.
 */
record InputsType() implements SettingType<Map<String, Object>> {

    private static final Pattern PAIR = Pattern.compile("\\s*[\\w.-]+\\s*:.*", Pattern.DOTALL);

    /** A word that is a pair by itself; the rest of a URL isn't. */
    private static final Pattern PAIR_IN_ONE_WORD = Pattern.compile("[A-Za-z_][\\w.-]*:(?!//)\\S+");

    private static final Pattern SPACES = Pattern.compile("\\s+");

    @Override
    public String label() {
        return "KEY:VALUE";
    }

    @Override
    public String accepted() {
        return "key:value pairs such as temperature:0.7, or a JSON object";
    }

    @Override
    public Map<String, Object> parse(List<String> given) {
        Map<String, @Nullable Object> inputs = new LinkedHashMap<>();
        for (String text : given) {
            if (text.strip().startsWith("{")) {
                readObject(text).forEach((key, value) -> put(inputs, String.valueOf(key), value));
            } else {
                for (String pair : pairsOf(text)) {
                    readPair(pair, inputs);
                }
            }
        }
        return inputs;
    }

    @Override
    public boolean takesSeveral() {
        return true;
    }

    @Override
    public boolean takesKeys() {
        return true;
    }

    @Override
    public List<String> fromTree(Object value) {
        return value instanceof Map<?, ?> ? List.of(PlainJson.write(value)) : SettingType.super.fromTree(value);
    }

    private static Map<?, ?> readObject(String text) {
        if (PlainJson.read(text) instanceof Map<?, ?> members) {
            return members;
        }
        throw new AssertionError("JSON that starts with a brace is an object");
    }

    /** Returns the pairs of one text. A comma parts pairs only where a key follows each, so that values may hold some. */
    private static List<String> pairsOf(String text) {
        List<String> words = List.of(SPACES.split(text.strip(), -1));
        if (words.size() > 1 && words.stream().allMatch(InputsType::isPair)) {
            return words;
        }
        String[] parts = text.split(",", -1);
        return Arrays.stream(parts).allMatch(part -> PAIR.matcher(part).matches()) ? List.of(parts) : List.of(text);
    }

    private static boolean isPair(String word) {
        return PAIR_IN_ONE_WORD.matcher(word).matches() && !word.endsWith(",");
    }

    /** Refuses a text that goes on with a pair: whether that was meant as one, nobody can tell. */
    private static void requireNoPairWithin(String value) {
        Optional<String> pair = Arrays.stream(SPACES.split(value, -1))
                .skip(1)
                .filter(InputsType::isPair)
                .findFirst();
        if (pair.isPresent()) {
            throw new IllegalArgumentException("holds a second pair, " + pair.get()
                    + ", within the value of the first; give each pair quotes of its own, or write a JSON object");
        }
    }

    private void readPair(String pair, Map<String, @Nullable Object> inputs) {
        int colon = pair.indexOf(':');
        String key = pair.substring(0, Math.max(0, colon)).strip();
        if (key.isEmpty()) {
            throw new IllegalArgumentException("must be " + accepted());
        }
        String value = pair.substring(colon + 1).strip();
        put(inputs, key, jsonOrText(value));
    }

    private static void put(Map<String, @Nullable Object> inputs, String key, @Nullable Object value) {
        if (inputs.containsKey(key)) {
            throw new IllegalArgumentException("must name a key once; keep one value of " + key);
        }
        inputs.put(key, value);
    }

    private static @Nullable Object jsonOrText(String value) {
        try {
            return PlainJson.read(value);
        } catch (IllegalArgumentException notJson) {
            if (value.startsWith("{") || value.startsWith("[")) {
                throw notJson;
            }
            requireNoPairWithin(value);
            return value;
        }
    }
}
