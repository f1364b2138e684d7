package dev.aiperf.report;

import java.util.ArrayList;
import java.util.List;

/** Bars of request throughput, one for each cell of a sweep. */
final class ThroughputChart {

    private static final int LONGEST_BAR = 60;
    private static final int LEAST_BAR = 10;
    private static final String[] EIGHTHS = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};

    private ThroughputChart() {}

    static List<String> lines(Sweep sweep, int width, String kneeMark, Paint paint) {
        List<String> labels = sweep.cells().stream().map(sweep::label).toList();
        List<String> values = sweep.cells().stream()
                .map(cell -> Text.decimal(cell.throughput()))
                .toList();
        int labelWidth = labels.stream().mapToInt(String::length).max().orElse(0);
        int valueWidth = values.stream().mapToInt(String::length).max().orElse(0);
        int room = width - labelWidth - valueWidth - kneeMark.length() - 5;
        int longest = Math.max(LEAST_BAR, Math.min(LONGEST_BAR, room));
        double most =
                sweep.cells().stream().mapToDouble(SweepCell::throughput).max().orElse(0);
        List<String> lines = new ArrayList<>();
        lines.add(paint.strong("Requests/s by " + sweep.axis().orElse("cell").replace('_', ' ')));
        for (int i = 0; i < labels.size(); i++) {
            double share = most == 0 ? 0 : sweep.cells().get(i).throughput() / most;
            boolean knee = sweep.knee().isPresent() && sweep.knee().getAsInt() == i;
            lines.add(" ".repeat(labelWidth - labels.get(i).length()) + labels.get(i) + " │" + bar(share * longest)
                    + " " + values.get(i) + (knee ? " " + kneeMark : ""));
        }
        return lines;
    }

    private static String bar(double length) {
        int eighths = (int) Math.round(length * EIGHTHS.length);
        return "█".repeat(eighths / EIGHTHS.length) + EIGHTHS[eighths % EIGHTHS.length];
    }
}
