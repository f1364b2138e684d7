package dev.aiperf.report;

import dev.aiperf.stats.RunSample;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** The CSV file of a sweep in AIPerf's layout: a row for each cell, the best ones, the Pareto front, the metadata. */
final class SweepCsv {

    private static final List<String> COLUMNS = List.of("mean", "std", "min", "max", "cv");

    private final Sweep sweep;
    private final SweepSummary summary;

    SweepCsv(Sweep sweep, SweepSummary summary) {
        this.sweep = sweep;
        this.summary = summary;
    }

    String text() {
        StringBuilder text = new StringBuilder();
        appendCells(text);
        text.append(CsvLine.END).append(CsvLine.of(List.of("Best Configurations")));
        List<String> header = new ArrayList<>(List.of("Configuration"));
        header.addAll(sweep.parameterNames());
        header.addAll(List.of("Metric", "Unit"));
        text.append(CsvLine.of(header));
        appendBest(text, "Best Throughput", summary.bestThroughput());
        appendBest(text, "Best Latency P99", summary.bestLatency());
        text.append(CsvLine.END).append(CsvLine.of(List.of("Pareto Optimal Points")));
        text.append(CsvLine.of(sweep.parameterNames()));
        summary.paretoOptimal().forEach(cell -> text.append(CsvLine.of(values(cell))));
        text.append(CsvLine.END).append(CsvLine.of(List.of("Metadata")));
        int begun = sweep.cells().stream().mapToInt(cell -> cell.runs().begun()).sum();
        int measured = sweep.cells().stream()
                .mapToInt(cell -> cell.runs().measured().size())
                .sum();
        text.append(CsvLine.of(List.of("Field", "Value")));
        text.append(CsvLine.of(List.of("Aggregation Type", "sweep")));
        text.append(CsvLine.of(List.of("Sweep Parameters", String.join(", ", sweep.parameterNames()))));
        text.append(CsvLine.of(
                List.of("Number of Combinations", Integer.toString(sweep.cells().size()))));
        text.append(CsvLine.of(List.of("Number of Profile Runs", Integer.toString(begun))));
        text.append(CsvLine.of(List.of("Number of Successful Runs", Integer.toString(measured))));
        return text.toString();
    }

    private void appendCells(StringBuilder text) {
        SortedSet<String> names = new TreeSet<>();
        sweep.cells().forEach(cell -> names.addAll(cell.statistics().keySet()));
        List<String> header = new ArrayList<>(sweep.parameterNames());
        names.forEach(name -> COLUMNS.forEach(column -> header.add(name + "_" + column)));
        text.append(CsvLine.of(header));
        for (SweepCell cell : sweep.cells()) {
            List<String> row = new ArrayList<>(values(cell));
            for (String name : names) {
                row.addAll(cell.statistic(name)
                        .map(statistic -> fields(statistic.sample()))
                        .orElse(List.of("", "", "", "", "")));
            }
            text.append(CsvLine.of(row));
        }
    }

    /** One run has no spread: all but its value stay empty, as a spread without a mean does in AIPerf's files. */
    private static List<String> fields(RunSample sample) {
        boolean several = sample.count() > 1;
        return List.of(
                CsvLine.number(sample.mean()),
                CsvLine.number(sample.std()),
                several ? CsvLine.number(sample.min()) : "",
                several ? CsvLine.number(sample.max()) : "",
                CsvLine.ratio(sample.cv()));
    }

    private void appendBest(StringBuilder text, String name, Optional<SweepSummary.Best> best) {
        if (best.isPresent()) {
            List<String> row = new ArrayList<>(List.of(name));
            row.addAll(values(best.get().cell()));
            row.add(CsvLine.number(best.get().value()));
            row.add(best.get().unit());
            text.append(CsvLine.of(row));
        }
    }

    private List<String> values(SweepCell cell) {
        List<String> values = new ArrayList<>();
        for (String name : sweep.parameterNames()) {
            Object value = cell.parameters().get(name);
            values.add(value == null ? "" : value.toString());
        }
        return values;
    }
}
