package dev.aiperf.endpoint;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON straight to UTF-8 bytes, into a buffer that is used again and again. Not safe to share between threads.
 *
 * <p>A prompt is the bulk of a body, and is encoded between one answer and the next request: so it is escaped and encoded
 * in one pass, with no tree and no string in between.
 */
final class JsonBytes {

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final int ESCAPE_BYTES = 6;

    private byte[] bytes = new byte[4096];
    private int size;

    /** Forgets what was written. */
    void reset() {
        size = 0;
    }

    /** Returns a copy of what was written. */
    byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }

    /** Writes one ASCII character as it is. */
    void ascii(char c) {
        reserve(1);
        bytes[size++] = (byte) c;
    }

    /** Writes bytes that are JSON already. */
    void raw(byte[] json) {
        reserve(json.length);
        System.arraycopy(json, 0, bytes, size, json.length);
        size += json.length;
    }

    /** Writes ASCII text as it is. */
    void raw(String ascii) {
        raw(ascii.getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * Writes a value of any type that a JSON parser gives.
     *
     * @throws IllegalArgumentException when the value, or one within it, has no form in JSON
     */
    void value(@Nullable Object value) {
        if (value == null || value instanceof Boolean) {
            raw(String.valueOf(value));
        } else if (value instanceof CharSequence) {
            string(value.toString());
        } else if (value instanceof Number number && isFinite(number)) {
            raw(number.toString());
        } else if (value instanceof Map<?, ?> members) {
            object(members);
        } else if (value instanceof Iterable<?> items) {
            array(items);
        } else {
            throw new IllegalArgumentException("not a JSON value: " + value);
        }
    }

    private void object(Map<?, ?> members) {
        ascii('{');
        boolean first = true;
        for (Map.Entry<?, ?> member : members.entrySet()) {
            if (!first) {
                ascii(',');
            }
            first = false;
            string(String.valueOf(member.getKey()));
            ascii(':');
            value(member.getValue());
        }
        ascii('}');
    }

    private void array(Iterable<?> items) {
        ascii('[');
        boolean first = true;
        for (Object item : items) {
            if (!first) {
                ascii(',');
            }
            first = false;
            value(item);
        }
        ascii(']');
    }

    private static boolean isFinite(Number number) {
        return !(number instanceof Double || number instanceof Float) || Double.isFinite(number.doubleValue());
    }

    /** Writes a string in quotes, any of which comes back the same from a parser: half a surrogate pair is escaped. */
    void string(String text) {
        int length = text.length();
        // Room for the worst case of the whole text would be six times most texts; so it is made as the text goes.
        reserve(length + 2 + ESCAPE_BYTES);
        bytes[size++] = '"';
        for (int i = 0; i < length; i++) {
            reserve(length - i + 1 + ESCAPE_BYTES);
            char c = text.charAt(i);
            if (c >= 0x20 && c < 0x7f && c != '"' && c != '\\') {
                bytes[size++] = (byte) c;
            } else if (c < 0x80) {
                escape(c);
            } else if (c < 0x800) {
                bytes[size++] = (byte) (0xc0 | (c >> 6));
                bytes[size++] = (byte) (0x80 | (c & 0x3f));
            } else if (!Character.isSurrogate(c)) {
                bytes[size++] = (byte) (0xe0 | (c >> 12));
                bytes[size++] = (byte) (0x80 | ((c >> 6) & 0x3f));
                bytes[size++] = (byte) (0x80 | (c & 0x3f));
            } else if (Character.isHighSurrogate(c) && i + 1 < length && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
                fourBytes(Character.toCodePoint(c, text.charAt(i)));
            } else {
                hex(c);
            }
        }
        bytes[size++] = '"';
    }

    private void escape(char c) {
        switch (c) {
            case '"', '\\' -> two(c);
            case '\n' -> two('n');
            case '\r' -> two('r');
            case '\t' -> two('t');
            default -> hex(c);
        }
    }

    private void two(char c) {
        bytes[size++] = '\\';
        bytes[size++] = (byte) c;
    }

    private void hex(char c) {
        bytes[size++] = '\\';
        bytes[size++] = 'u';
        bytes[size++] = HEX[c >> 12];
        bytes[size++] = HEX[(c >> 8) & 0xf];
        bytes[size++] = HEX[(c >> 4) & 0xf];
        bytes[size++] = HEX[c & 0xf];
    }

    private void fourBytes(int codePoint) {
        bytes[size++] = (byte) (0xf0 | (codePoint >> 18));
        bytes[size++] = (byte) (0x80 | ((codePoint >> 12) & 0x3f));
        bytes[size++] = (byte) (0x80 | ((codePoint >> 6) & 0x3f));
        bytes[size++] = (byte) (0x80 | (codePoint & 0x3f));
    }

    private void reserve(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
        }
    }
}
