package dev.aiperf.report;

import dev.aiperf.metrics.ConsoleGroup;
import dev.aiperf.metrics.MetricInfo;
import dev.aiperf.metrics.MetricResult;
import dev.aiperf.metrics.PhaseSummary;
import dev.aiperf.stats.Distribution;
import dev.aiperf.stats.SampleSize;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The table of one group of metrics, with a mark on each percentile that its sample can't carry. */
final class MetricTable {

    static final String UNCARRIED = "~";
    static final String APPROXIMATE = "≈";
    static final String APPROXIMATE_FOOTNOTE =
            APPROXIMATE + " approximate: made of tokens that the built-in encoding counted, not the model's tokenizer.";
    private static final String NONE = "N/A";
    /** Longer names have their unit on a line of its own, as in AIPerf's tables. */
    private static final int LONGEST_NAME_WITH_UNIT = 30;

    private static final double[] PERCENTS = {99, 90, 50};

    private final TextTable table;
    private boolean approximate;
    private final SortedSet<Double> uncarried = new TreeSet<>(Comparator.reverseOrder());

    MetricTable(ConsoleGroup group, PhaseSummary summary) {
        this(group.title(), metric -> metric.group() == group, summary);
    }

    /** Makes the table of the metrics that are the table's. */
    MetricTable(String title, Predicate<MetricInfo> belongs, PhaseSummary summary) {
        List<TextTable.Column> columns = new ArrayList<>();
        for (String header : List.of("Metric", "avg", "min", "max", "p99", "p90", "p50", "std")) {
            columns.add(TextTable.Column.right(header));
        }
        table = new TextTable("AIPerf Harness | " + title, 0, columns);
        summary.results().values().stream()
                .filter(result -> belongs.test(result.metric()))
                .sorted(Comparator.comparingInt(result -> result.metric().order()))
                .forEach(result -> table.add(row(result)));
    }

    private List<String> row(MetricResult result) {
        List<String> cells = new ArrayList<>();
        String header = result.metric().header();
        approximate |= result.approximate();
        String gap = header.length() > LONGEST_NAME_WITH_UNIT ? "\n" : " ";
        cells.add((result.approximate() ? APPROXIMATE + " " : "") + header + gap + "("
                + result.metric().unit() + ")");
        cells.add(Text.decimal(result.value()));
        if (result.distribution().isEmpty()) {
            cells.addAll(List.of(NONE, NONE, NONE, NONE, NONE, NONE));
            return cells;
        }
        Distribution distribution = result.distribution().get();
        cells.add(Text.decimal(distribution.min()));
        cells.add(Text.decimal(distribution.max()));
        for (double percent : PERCENTS) {
            cells.add(percentile(distribution, percent));
        }
        cells.add(Text.decimal(distribution.std()));
        return cells;
    }

    private String percentile(Distribution distribution, double percent) {
        double value = distribution.percentiles().getOrDefault(percent, Double.NaN);
        if (Double.isNaN(value)) {
            return NONE;
        }
        if (SampleSize.carries(percent, distribution.count())) {
            return Text.decimal(value);
        }
        uncarried.add(percent);
        return UNCARRIED + Text.decimal(value);
    }

    boolean isEmpty() {
        return table.isEmpty();
    }

    /** Returns the table's lines, with a footnote where percentiles are marked. */
    List<String> lines(int width, Paint paint) {
        List<String> lines = new ArrayList<>(table.lines(width, paint));
        if (!uncarried.isEmpty()) {
            lines.add(paint.faint(footnote(uncarried)));
        }
        if (approximate) {
            lines.add(paint.faint(APPROXIMATE_FOOTNOTE));
        }
        return lines;
    }

    /** Returns what the mark means, for the percentiles that have it. */
    static String footnote(SortedSet<Double> marked) {
        List<String> needs = marked.stream()
                .map(percent -> Text.format("%s needs %,d", Text.percentile(percent), SampleSize.neededFor(percent)))
                .toList();
        return UNCARRIED + " from too few values for an interval: " + String.join(", ", needs) + ".";
    }
}
