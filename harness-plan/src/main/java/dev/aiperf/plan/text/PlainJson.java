package dev.aiperf.plan.text;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON (RFC 8259) for the few places where a setting is written in it. The plan is shared with a compile-time processor,
 * whose class path must stay bare, so it brings its own reader of two screens instead of a library.
 *
 * <p>Values are {@link Map} (in the order written), {@link List}, {@link String}, {@link Boolean}, {@code null}, and
 * {@link Long}, {@link java.math.BigInteger}, {@link Double} or {@link java.math.BigDecimal}, whichever is the first to
 * hold the number.
 */
public final class PlainJson {

    private PlainJson() {}

    /**
     * Reads one JSON value that fills the whole text.
     *
     * @throws IllegalArgumentException if it isn't one; the message says what was expected, and at which character
     */
    public static @Nullable Object read(String text) {
        return new JsonReader(text).readDocument();
    }

    /**
     * Writes a value of the kinds that {@link #read} returns, on one line.
     *
     * @throws IllegalArgumentException if the value, or one inside it, has no form in JSON
     */
    public static String write(@Nullable Object value) {
        StringBuilder out = new StringBuilder();
        write(value, out);
        return out.toString();
    }

    private static void write(@Nullable Object value, StringBuilder out) {
        if (value instanceof Map<?, ?> members) {
            String separator = "{";
            for (Map.Entry<?, ?> member : members.entrySet()) {
                out.append(separator);
                writeString(String.valueOf(member.getKey()), out);
                write(member.getValue(), out.append(':'));
                separator = ",";
            }
            out.append(members.isEmpty() ? "{}" : "}");
        } else if (value instanceof List<?> elements) {
            String separator = "[";
            for (Object element : elements) {
                write(element, out.append(separator));
                separator = ",";
            }
            out.append(elements.isEmpty() ? "[]" : "]");
        } else if (value instanceof CharSequence text) {
            writeString(text, out);
        } else if (value instanceof Double number && !Double.isFinite(number)) {
            throw new IllegalArgumentException(number + " has no form in JSON");
        } else if (value == null || value instanceof Boolean || value instanceof Number) {
            out.append(value);
        } else {
            throw new IllegalArgumentException("a " + value.getClass().getSimpleName() + " has no form in JSON");
        }
    }

    private static void writeString(CharSequence text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> out.append('\\').append(c);
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < ' ') {
                        out.append(String.format("\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}
