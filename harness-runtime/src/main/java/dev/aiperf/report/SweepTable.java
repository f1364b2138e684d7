package dev.aiperf.report;

import dev.aiperf.run.CellRuns;
import dev.aiperf.run.RunResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** The table of a sweep: a row for each cell, with the means over its runs. */
final class SweepTable {

    private static final Map<String, String> AXIS_TITLES =
            Map.of("concurrency", "Concurrency", "request_rate", "Request Rate");

    private final Sweep sweep;
    private final String kneeMark;
    private final SortedSet<Double> uncarried = new TreeSet<>(Comparator.reverseOrder());
    private boolean approximate;

    SweepTable(Sweep sweep, String kneeMark) {
        this.sweep = sweep;
        this.kneeMark = kneeMark;
    }

    List<String> lines(int width, Paint paint) {
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
        TextTable table = new TextTable("AIPerf Harness | Sweep" + runs(), 0, columns);
        for (int k = 0; k < sweep.cells().size(); k++) {
            table.add(row(k));
        }
        List<String> lines = new ArrayList<>(table.lines(width, paint));
        if (!uncarried.isEmpty()) {
            lines.add(paint.faint(MetricTable.footnote(uncarried)));
        }
        if (approximate) {
            lines.add(paint.faint(MetricTable.APPROXIMATE_FOOTNOTE));
        }
        return lines;
    }

    private String runs() {
        if (!sweep.hasSeveralRuns()) {
            return "";
        }
        int least = sweep.cells().stream()
                .mapToInt(cell -> cell.runs().begun())
                .min()
                .orElse(0);
        String count = least == sweep.mostRuns() ? "" : least + " to ";
        return " | means of " + count + Text.count(sweep.mostRuns(), "run") + " a cell, ± of "
                + Text.plain(100 * sweep.level()) + " % intervals";
    }

    private List<String> row(int index) {
        SweepCell cell = sweep.cells().get(index);
        boolean knee = sweep.knee().isPresent() && sweep.knee().getAsInt() == index;
        return List.of(
                sweep.label(cell),
                mean(cell, "request_throughput", true),
                mean(cell, "output_token_throughput", false),
                percentile(cell, "time_to_first_token", 50, true),
                percentile(cell, "time_to_first_token", 99, true),
                percentile(cell, "inter_token_latency", 50, false),
                percentile(cell, "request_latency", 99, false),
                Text.format("%,d", cell.failedRequests()),
                remarks(cell.runs(), knee));
    }

    private String mean(SweepCell cell, String tag, boolean spread) {
        return cell.statistic(tag + "_avg")
                .map(statistic -> value(statistic, spread))
                .orElse(Text.decimal(Double.NaN));
    }

    private String percentile(SweepCell cell, String tag, double percent, boolean spread) {
        Optional<RunStatistic> statistic = cell.statistic(tag + "_" + MetricJson.percentileName(percent));
        if (statistic.isPresent() && !statistic.get().carried()) {
            uncarried.add(percent);
        }
        return statistic.map(each -> value(each, spread)).orElse(Text.decimal(Double.NaN));
    }

    private String value(RunStatistic statistic, boolean spread) {
        approximate |= statistic.approximate();
        String half = statistic
                .sample()
                .interval(sweep.level())
                .map(interval -> " ± " + Text.decimal(interval.halfWidth()))
                .orElse("");
        return (statistic.approximate() ? MetricTable.APPROXIMATE : "")
                + (statistic.carried() ? "" : MetricTable.UNCARRIED)
                + Text.decimal(statistic.sample().mean())
                + (spread ? half : "");
    }

    private String remarks(CellRuns runs, boolean knee) {
        List<String> remarks = new ArrayList<>();
        if (knee) {
            remarks.add(kneeMark);
        }
        int lost = runs.begun() - runs.measured().size();
        if (lost > 0 && runs.begun() > 1) {
            remarks.add(lost + " of " + runs.begun() + " runs failed");
        }
        if (runs.runs().stream().anyMatch(RunResult::interrupted)) {
            remarks.add("interrupted");
        }
        runs.runs().stream()
                .map(run -> run.health().verdict())
                .max(Comparator.naturalOrder())
                .ifPresent(verdict -> {
                    switch (verdict) {
                        case HEALTHY -> {}
                        case STRAINED -> remarks.add("client strained");
                        case INVALID -> remarks.add("client invalid");
                        case NOT_KNOWN -> remarks.add("client not known");
                    }
                });
        return String.join(", ", remarks);
    }
}
