package dev.aiperf.record;

import java.util.regex.Pattern;

/**
 * Words of a server or of the transport, made so that equal causes have equal words: in one line of bounded length, and
 * without the ids and time stamps that differ from request to request. Other numbers stay, since they are often the
 * point of a message.
 */
final class GroupableText {

    private static final int LONGEST = 300;
    private static final String OMITTED = "…";
    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Cntrl}]+");
    private static final Pattern ID = Pattern.compile("\\b[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}\\b"
            + "|\\b(?=[A-Za-z]*[-_]\\w*\\d)[A-Za-z]+[-_][0-9A-Za-z]{16,}\\b"
            + "|\\b(?=[a-fA-F]*\\d)[0-9a-fA-F]{16,}\\b"
            + "|\\b\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d\\S*"
            + "|\\b\\d{10,}(?:\\.\\d+)?\\b");

    private GroupableText() {}

    static String of(String words) {
        String start = words.length() > 4 * LONGEST ? words.substring(0, 4 * LONGEST) : words;
        String line = SPACE.matcher(start).replaceAll(" ").strip();
        String common = ID.matcher(line).replaceAll(OMITTED);
        return common.length() > LONGEST ? common.substring(0, LONGEST) + OMITTED : common;
    }
}
