package dev.aiperf.report;

import dev.aiperf.metrics.MetricResult;
import dev.aiperf.metrics.PhaseSummary;
import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.run.CellResult;
import dev.aiperf.stats.Distribution;
import dev.aiperf.stats.SampleSize;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What the console shows of a sweep: a row for each cell, the knee of throughput, where the bounds are left, and a chart.
 * Immutable, safe to share.
 *
 * @param width how many characters a line has
 * @param colour whether the output may hold colours
 */
public record SweepReport(int width, boolean colour) {

    private static final Map<String, String> AXIS_TITLES =
            Map.of("concurrency", "Concurrency", "request_rate", "Request Rate");
    private static final String KNEE = "◄ knee";

    /**
     * Returns the report, its last line ended.
     *
     * @param plan what was to be run
     * @param results what came of the cells that were run, in any order; at least one
     * @param folder the folder of the whole result
     */
    public String render(ProfilePlan plan, List<CellResult> results, Path folder) {
        Paint paint = new Paint(colour);
        Sweep sweep = new Sweep(plan, results);
        List<String> lines = new ArrayList<>(table(sweep, paint));
        lines.add("");
        if (sweep.axis().isPresent()) {
            lines.addAll(ThroughputChart.lines(sweep, width, KNEE, paint));
            lines.add("");
            lines.add(WordWrap.indented(knee(sweep), width, "  "));
            List<String> names = sweep.results().stream()
                    .map(result -> axisWords(sweep) + " " + sweep.label(result))
                    .toList();
            for (BreakingPoint point : sweep.breakingPoints()) {
                lines.add(WordWrap.indented(point.sentence(names), width, "  "));
            }
            lines.add(WordWrap.indented(
                    "These bounds are judged by point values of one run a cell, so they are indicative.", width, "  "));
        }
        if (results.size() < plan.cells().size()) {
            lines.add(paint.doubtful(Text.format(
                    "Only %d of %s were run.",
                    results.size(), Text.count(plan.cells().size(), "cell"))));
        }
        lines.add("");
        lines.add("Results: " + folder + ", a folder for each cell and " + EarlierResult.SWEEP_FOLDER);
        return String.join("\n", lines) + "\n";
    }

    private List<String> table(Sweep sweep, Paint paint) {
        List<TextTable.Column> columns = new ArrayList<>();
        String first =
                sweep.axis().map(axis -> AXIS_TITLES.getOrDefault(axis, axis)).orElse("Cell");
        for (String header : List.of(
                first,
                "Requests/s",
                "Output tokens/s",
                "TTFT p50 (ms)",
                "TTFT p99 (ms)",
                "ITL p50 (ms)",
                "Latency p99 (ms)",
                "Errors")) {
            columns.add(TextTable.Column.right(header));
        }
        columns.add(TextTable.Column.left(""));
        TextTable table = new TextTable("AIPerf Harness | Sweep", 0, columns);
        SortedSet<Double> uncarried = new TreeSet<>(Comparator.reverseOrder());
        OptionalInt knee = sweep.knee();
        for (int i = 0; i < sweep.results().size(); i++) {
            CellResult result = sweep.results().get(i);
            PhaseSummary summary = result.measurement();
            table.add(List.of(
                    sweep.label(result),
                    value(summary, "request_throughput"),
                    value(summary, "output_token_throughput"),
                    percentile(summary, "time_to_first_token", 50, uncarried),
                    percentile(summary, "time_to_first_token", 99, uncarried),
                    percentile(summary, "inter_token_latency", 50, uncarried),
                    percentile(summary, "request_latency", 99, uncarried),
                    Text.format("%,d", summary.failedRequests()),
                    mark(result, knee.isPresent() && knee.getAsInt() == i)));
        }
        List<String> lines = new ArrayList<>(table.lines(width, paint));
        if (!uncarried.isEmpty()) {
            lines.add(paint.faint(MetricTable.footnote(uncarried)));
        }
        boolean approximate = sweep.results().stream()
                .flatMap(result -> result.measurement().results().values().stream())
                .anyMatch(MetricResult::approximate);
        if (approximate) {
            lines.add(paint.faint(MetricTable.APPROXIMATE_FOOTNOTE));
        }
        return lines;
    }

    private static String mark(CellResult result, boolean knee) {
        List<String> marks = new ArrayList<>();
        if (knee) {
            marks.add(KNEE);
        }
        if (result.interrupted()) {
            marks.add("interrupted");
        }
        switch (result.health().verdict()) {
            case HEALTHY -> {}
            case STRAINED -> marks.add("client strained");
            case INVALID -> marks.add("client invalid");
        }
        return String.join(", ", marks);
    }

    private static String value(PhaseSummary summary, String tag) {
        return mark(summary, tag)
                + Text.decimal(summary.result(tag).map(MetricResult::value).orElse(Double.NaN));
    }

    private static String mark(PhaseSummary summary, String tag) {
        return summary.result(tag).filter(MetricResult::approximate).isPresent() ? MetricTable.APPROXIMATE : "";
    }

    private static String percentile(PhaseSummary summary, String tag, double percent, SortedSet<Double> uncarried) {
        Optional<Distribution> distribution = summary.result(tag).flatMap(MetricResult::distribution);
        double value = distribution
                .map(d -> d.percentiles().getOrDefault(percent, Double.NaN))
                .orElse(Double.NaN);
        if (Double.isNaN(value)
                || SampleSize.carries(percent, distribution.orElseThrow().count())) {
            return mark(summary, tag) + Text.decimal(value);
        }
        uncarried.add(percent);
        return mark(summary, tag) + MetricTable.UNCARRIED + Text.decimal(value);
    }

    private static String knee(Sweep sweep) {
        OptionalInt knee = sweep.knee();
        List<CellResult> results = sweep.results();
        String last = axisWords(sweep) + " " + sweep.label(results.get(results.size() - 1));
        if (knee.isEmpty()) {
            return "Throughput: no knee up to " + last
                    + "; it grows about as the load does, or the sweep is too short.";
        }
        CellResult at = results.get(knee.getAsInt());
        return Text.format(
                "Throughput: the knee is at %s %s with %s requests/s; beyond it more load buys little.",
                axisWords(sweep), sweep.label(at), Text.decimal(Sweep.throughput(at)));
    }

    private static String axisWords(Sweep sweep) {
        return sweep.axis().orElse("cell").replace('_', ' ');
    }
}
