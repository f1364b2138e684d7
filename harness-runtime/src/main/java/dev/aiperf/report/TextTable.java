package dev.aiperf.report;

import java.util.ArrayList;
import java.util.List;

/**
 * A table drawn with lines, as AIPerf's console shows them.
 *
 * <p>Columns are as wide as their content. Where that is more than the width there is, the one flexible column gives
 * way, and its cells are broken into lines.
 */
final class TextTable {

    private static final int LEAST_FLEXIBLE = 12;
    /** A column's content has a space on each side and a line after it. */
    private static final int FRAME = 3;

    private final String title;
    private final List<Column> columns;
    private final int flexible;
    private final List<List<String>> rows = new ArrayList<>();

    /** One column: its header, and whether its cells stand at the right. */
    record Column(String header, boolean right) {
        static Column left(String header) {
            return new Column(header, false);
        }

        static Column right(String header) {
            return new Column(header, true);
        }
    }

    /**
     * Makes a table without rows.
     *
     * @param flexible the index of the column that gives way
     */
    TextTable(String title, int flexible, List<Column> columns) {
        this.title = title;
        this.flexible = flexible;
        this.columns = List.copyOf(columns);
    }

    /** Adds a row, with a cell for each column; a cell may hold line breaks. */
    void add(List<String> cells) {
        if (cells.size() != columns.size()) {
            throw new IllegalArgumentException(cells.size() + " cells for " + columns.size() + " columns");
        }
        rows.add(List.copyOf(cells));
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** Returns the table's lines, none longer than a width unless the other columns alone are. */
    List<String> lines(int width, Paint paint) {
        int[] widths = widths(width);
        List<String> lines = new ArrayList<>();
        int total = 1;
        for (int w : widths) {
            total += w + FRAME;
        }
        if (!title.isEmpty()) {
            lines.add(" ".repeat(Math.max(0, (total - title.length()) / 2)) + paint.strong(title));
        }
        lines.add(rule(widths, '┏', '━', '┳', '┓'));
        List<String> headers = columns.stream().map(Column::header).toList();
        lines.addAll(row(headers, widths, "┃"));
        lines.add(rule(widths, '┡', '━', '╇', '┩'));
        for (List<String> cells : rows) {
            lines.addAll(row(cells, widths, "│"));
        }
        lines.add(rule(widths, '└', '─', '┴', '┘'));
        return lines;
    }

    private int[] widths(int width) {
        int[] widths = new int[columns.size()];
        int total = 1;
        for (int c = 0; c < widths.length; c++) {
            int widest = columns.get(c).header().length();
            for (List<String> cells : rows) {
                for (String line : cells.get(c).split("\n", -1)) {
                    widest = Math.max(widest, line.length());
                }
            }
            widths[c] = widest;
            total += widest + FRAME;
        }
        if (total > width) {
            int least = Math.min(widths[flexible], LEAST_FLEXIBLE);
            widths[flexible] = Math.max(least, widths[flexible] - (total - width));
        }
        return widths;
    }

    private List<String> row(List<String> cells, int[] widths, String border) {
        List<List<String>> broken = new ArrayList<>();
        int height = 1;
        for (int c = 0; c < widths.length; c++) {
            List<String> lines = WordWrap.lines(cells.get(c), widths[c]);
            broken.add(lines);
            height = Math.max(height, lines.size());
        }
        List<String> lines = new ArrayList<>();
        for (int l = 0; l < height; l++) {
            StringBuilder line = new StringBuilder(border);
            for (int c = 0; c < widths.length; c++) {
                String text = l < broken.get(c).size() ? broken.get(c).get(l) : "";
                String space = " ".repeat(widths[c] - text.length());
                line.append(' ')
                        .append(columns.get(c).right() ? space + text : text + space)
                        .append(' ')
                        .append(border);
            }
            lines.add(line.toString());
        }
        return lines;
    }

    private static String rule(int[] widths, char start, char line, char crossing, char end) {
        StringBuilder rule = new StringBuilder();
        for (int c = 0; c < widths.length; c++) {
            rule.append(c == 0 ? start : crossing).append(String.valueOf(line).repeat(widths[c] + 2));
        }
        return rule.append(end).toString();
    }
}
