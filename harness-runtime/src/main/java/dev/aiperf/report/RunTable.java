package dev.aiperf.report;

import dev.aiperf.metrics.ConsoleGroup;
import dev.aiperf.metrics.MetricInfo;
import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.run.CellRuns;
import dev.aiperf.run.RunResult;
import dev.aiperf.stats.Interval;
import dev.aiperf.stats.RunSample;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/** The table of a cell over its runs: for each statistic its mean with the interval, and how the runs are spread. */
final class RunTable {

    private static final double[] PERCENTS = {50, 99};

    private final double level;
    private final int measured;
    private final SortedMap<String, RunStatistic> statistics;
    private final TextTable table;
    private final SortedSet<Double> uncarried = new TreeSet<>(Comparator.reverseOrder());
    private boolean approximate;
    private boolean ofFewer;

    RunTable(ProfilePlan plan, CellRuns cell) {
        level = plan.runs().confidenceLevel();
        measured = cell.measured().size();
        statistics = RunStatistic.of(cell);
        List<TextTable.Column> columns = new ArrayList<>();
        String percent = Text.plain(100 * level) + " %";
        for (String header : List.of("Metric", "mean", "± " + percent, "std", "cv", "min", "max")) {
            columns.add(TextTable.Column.right(header));
        }
        table = new TextTable(
                "AIPerf Harness | " + cell.cell().name() + ", " + Text.count(measured, "run")
                        + (measured > 1 ? ", " + percent + " intervals" : ", no interval"),
                0,
                columns);
        boolean all = plan.output().verbosity() > 0;
        metrics(cell).stream()
                .filter(metric -> isShown(metric, all))
                .sorted(Comparator.comparingInt(MetricInfo::order))
                .forEach(this::addRows);
    }

    private static Set<MetricInfo> metrics(CellRuns cell) {
        Set<MetricInfo> metrics = new LinkedHashSet<>();
        for (RunResult run : cell.measured()) {
            run.measurement().results().values().forEach(result -> metrics.add(result.metric()));
        }
        return metrics;
    }

    private static boolean isShown(MetricInfo metric, boolean all) {
        return metric.group() == ConsoleGroup.DEFAULT || (all && metric.group() != ConsoleGroup.NONE);
    }

    private void addRows(MetricInfo metric) {
        boolean ofRequests = statistics.containsKey(metric.tag() + "_min");
        add(metric, "avg", ofRequests ? " avg" : "");
        for (double percent : PERCENTS) {
            RunStatistic statistic = statistics.get(metric.tag() + "_" + MetricJson.percentileName(percent));
            if (statistic != null && !statistic.carried()) {
                uncarried.add(percent);
            }
            add(metric, MetricJson.percentileName(percent), " " + Text.percentile(percent));
        }
    }

    private void add(MetricInfo metric, String statistic, String words) {
        Optional.ofNullable(statistics.get(metric.tag() + "_" + statistic))
                .ifPresent(present -> table.add(row(present, words)));
    }

    private List<String> row(RunStatistic statistic, String words) {
        RunSample sample = statistic.sample();
        approximate |= statistic.approximate();
        boolean fewer = sample.count() < measured;
        ofFewer |= fewer;
        MetricInfo metric = statistic.metric();
        String name = (statistic.approximate() ? MetricTable.APPROXIMATE + " " : "") + metric.header() + words + " ("
                + metric.unit() + ")" + (fewer ? " *" + sample.count() : "");
        return List.of(
                name,
                (statistic.carried() ? "" : MetricTable.UNCARRIED) + Text.decimal(sample.mean()),
                Text.decimal(sample.interval(level).map(Interval::halfWidth).orElse(Double.NaN)),
                Text.decimal(sample.std()),
                Double.isNaN(sample.cv()) ? "N/A" : Text.format("%.1f %%", 100 * sample.cv()),
                Text.decimal(sample.min()),
                Text.decimal(sample.max()));
    }

    boolean isEmpty() {
        return table.isEmpty();
    }

    List<String> lines(int width, Paint paint) {
        List<String> lines = new ArrayList<>(table.lines(width, paint));
        if (!uncarried.isEmpty()) {
            lines.add(paint.faint(MetricTable.footnote(uncarried)));
        }
        if (ofFewer) {
            lines.add(paint.faint("*n over the n runs that have it."));
        }
        if (approximate) {
            lines.add(paint.faint(MetricTable.APPROXIMATE_FOOTNOTE));
        }
        return lines;
    }
}
