package dev.aiperf.report;

import java.util.ArrayList;
import java.util.List;

/** Breaks text into lines of a width, between words where it can. */
final class WordWrap {

    private WordWrap() {}

    /** Returns the lines of a text, whose own line breaks are kept; at least one. */
    static List<String> lines(String text, int width) {
        int room = Math.max(1, width);
        List<String> lines = new ArrayList<>();
        for (String paragraph : text.split("\n", -1)) {
            wrap(paragraph, room, lines);
        }
        return lines;
    }

    private static void wrap(String paragraph, int width, List<String> lines) {
        String rest = paragraph;
        while (rest.length() > width) {
            int space = rest.lastIndexOf(' ', width);
            int end = space > 0 ? space : width;
            lines.add(rest.substring(0, end).stripTrailing());
            rest = rest.substring(end).stripLeading();
        }
        lines.add(rest);
    }

    /** Returns a sentence in lines of a width, the second and later ones indented. */
    static String indented(String text, int width, String indent) {
        return String.join("\n" + indent, lines(text, width - indent.length()));
    }
}
