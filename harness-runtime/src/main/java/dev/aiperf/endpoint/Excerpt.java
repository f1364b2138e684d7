package dev.aiperf.endpoint;

import java.nio.charset.StandardCharsets;

/** Short pieces of what a server sent, on one line and fit for a terminal. */
final class Excerpt {

    private static final int LENGTH = 120;
    /** Four bytes are the most that a character takes. */
    private static final int MOST_BYTES = 4 * (LENGTH + 1);

    private Excerpt() {}

    /** Returns the start of some UTF-8 bytes, of at most 120 characters. */
    static String of(byte[] data, int from, int to) {
        int end = Math.min(to, from + MOST_BYTES);
        return oneLine(new String(data, from, end - from, StandardCharsets.UTF_8), LENGTH);
    }

    /** Returns a text on one line, without control characters, and with an ellipsis where it is cut. */
    static String oneLine(String text, int length) {
        String line = text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        if (line.length() <= length) {
            return line;
        }
        int cut = length - 1;
        if (Character.isHighSurrogate(line.charAt(cut - 1))) {
            cut--;
        }
        return line.substring(0, cut) + "…";
    }
}
