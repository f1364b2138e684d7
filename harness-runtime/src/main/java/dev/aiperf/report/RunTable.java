package dev.aiperf.report;

import dev.aiperf.metrics.ConsoleGroup;
import dev.aiperf.metrics.MetricInfo;
import dev.aiperf.metrics.MetricResult;
import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.run.CellResult;
import dev.aiperf.run.CellRuns;
import dev.aiperf.stats.Interval;
import dev.aiperf.stats.RunSample;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** The table of a cell over its runs: for each statistic its mean with the interval, and how the runs are spread. */
final class RunTable {

    private static final List<String> OF_REQUESTS = List.of("avg", "p50", "p99");
    private static final List<String> OF_PHASES = List.of("avg");

    private final double level;
    private final int measured;
    private final SortedMap<String, RunStatistic> statistics;
    private final TextTable table;
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
                .filter(result -> isShown(result.metric(), all))
                .sorted(Comparator.comparingInt(result -> result.metric().order()))
                .forEach(this::addRows);
    }

    /** Returns the metrics that some run has; one that is approximate in a run stands for all. */
    private static List<MetricResult> metrics(CellRuns cell) {
        Map<String, MetricResult> metrics = new LinkedHashMap<>();
        for (CellResult run : cell.measured()) {
            run.measurement()
                    .results()
                    .forEach((tag, result) ->
                            metrics.merge(tag, result, (one, other) -> other.approximate() ? other : one));
        }
        return List.copyOf(metrics.values());
    }

    private static boolean isShown(MetricInfo metric, boolean all) {
        return metric.group() == ConsoleGroup.DEFAULT || (all && metric.group() != ConsoleGroup.NONE);
    }

    private void addRows(MetricResult result) {
        boolean ofRequests = result.distribution().isPresent();
        for (String name : ofRequests ? OF_REQUESTS : OF_PHASES) {
            Optional.ofNullable(statistics.get(result.metric().tag() + "_" + name))
                    .ifPresent(statistic -> table.add(row(result, ofRequests ? " " + name : "", statistic.sample())));
        }
    }

    private List<String> row(MetricResult result, String statistic, RunSample sample) {
        approximate |= result.approximate();
        boolean fewer = sample.count() < measured;
        ofFewer |= fewer;
        MetricInfo metric = result.metric();
        String name = (result.approximate() ? MetricTable.APPROXIMATE + " " : "") + metric.header() + statistic + " ("
                + metric.unit() + ")" + (fewer ? " *" + sample.count() : "");
        return List.of(
                name,
                Text.decimal(sample.mean()),
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
        if (ofFewer) {
            lines.add(paint.faint("*n over the n runs that have it."));
        }
        if (approximate) {
            lines.add(paint.faint(MetricTable.APPROXIMATE_FOOTNOTE));
        }
        return lines;
    }
}
