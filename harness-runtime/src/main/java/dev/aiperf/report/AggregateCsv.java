package dev.aiperf.report;

import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.run.CellRuns;
import dev.aiperf.stats.Interval;
import dev.aiperf.stats.RunSample;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** The CSV file of a cell over its runs in AIPerf's layout: a row for each statistic, then the metadata. */
final class AggregateCsv {

    private AggregateCsv() {}

    static String text(ProfilePlan plan, CellRuns cell, SortedMap<String, RunStatistic> statistics) {
        StringBuilder text = new StringBuilder(CsvLine.of(
                List.of("metric", "mean", "std", "min", "max", "cv", "se", "ci_low", "ci_high", "t_critical", "unit")));
        double level = plan.runs().confidenceLevel();
        statistics.forEach((name, statistic) -> text.append(CsvLine.of(row(name, statistic, level))));
        text.append(CsvLine.END);
        Map<String, Object> variation = AggregateJson.variation(plan, cell);
        append(text, "Aggregation Type", "confidence");
        append(text, "Total Runs", cell.begun());
        append(text, "Successful Runs", cell.measured().size());
        append(text, "Confidence Level", level);
        append(text, "Run Labels", list(AggregateJson.measuredLabels(cell)));
        append(text, "Cooldown Seconds", plan.runs().cooldown().toMillis() / 1000.0);
        append(text, "Variation Label", SweepParameters.label(variation));
        append(text, "Variation Values", map(variation));
        append(text, "Sweep Mode", AggregateJson.SWEEP_MODE);
        append(text, "Model", plan.model());
        return text.toString();
    }

    private static List<String> row(String name, RunStatistic statistic, double level) {
        RunSample sample = statistic.sample();
        Optional<Interval> interval = sample.interval(level);
        boolean several = interval.isPresent();
        return List.of(
                name,
                CsvLine.number(sample.mean()),
                CsvLine.number(sample.std()),
                several ? CsvLine.number(sample.min()) : "",
                several ? CsvLine.number(sample.max()) : "",
                CsvLine.ratio(sample.cv()),
                CsvLine.ratio(sample.standardError()),
                CsvLine.number(interval.map(Interval::low).orElse(Double.NaN)),
                CsvLine.number(interval.map(Interval::high).orElse(Double.NaN)),
                CsvLine.ratio(sample.tCritical(level).orElse(Double.NaN)),
                statistic.metric().unit());
    }

    private static void append(StringBuilder text, String name, Object value) {
        text.append(CsvLine.of(List.of(name, value.toString())));
    }

    /** Returns a list as Python shows it: that is how AIPerf writes it. */
    private static String list(List<String> labels) {
        return labels.stream().map(AggregateCsv::quoted).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String map(Map<String, Object> values) {
        return values.entrySet().stream()
                .map(each -> quoted(each.getKey()) + ": "
                        + (each.getValue() instanceof Number
                                ? each.getValue()
                                : quoted(each.getValue().toString())))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
