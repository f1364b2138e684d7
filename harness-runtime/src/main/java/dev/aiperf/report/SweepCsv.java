package dev.aiperf.report;

import dev.aiperf.run.CellResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
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
        summary.paretoOptimal().forEach(result -> text.append(CsvLine.of(values(result))));
        text.append(CsvLine.END).append(CsvLine.of(List.of("Metadata")));
        int runs = sweep.results().size();
        text.append(CsvLine.of(List.of("Field", "Value")));
        text.append(CsvLine.of(List.of("Aggregation Type", "sweep")));
        text.append(CsvLine.of(List.of("Sweep Parameters", String.join(", ", sweep.parameterNames()))));
        text.append(CsvLine.of(List.of("Number of Combinations", Integer.toString(runs))));
        text.append(CsvLine.of(List.of("Number of Profile Runs", Integer.toString(runs))));
        text.append(CsvLine.of(List.of(
                "Number of Successful Runs",
                Integer.toString(runs - summary.failed().size()))));
        return text.toString();
    }

    private void appendCells(StringBuilder text) {
        List<SortedMap<String, SweepSummary.Statistic>> statistics =
                sweep.results().stream().map(SweepSummary::statistics).toList();
        SortedSet<String> names = new TreeSet<>();
        statistics.forEach(cell -> names.addAll(cell.keySet()));
        List<String> header = new ArrayList<>(sweep.parameterNames());
        names.forEach(name -> COLUMNS.forEach(column -> header.add(name + "_" + column)));
        text.append(CsvLine.of(header));
        for (int i = 0; i < statistics.size(); i++) {
            List<String> row = new ArrayList<>(values(sweep.results().get(i)));
            for (String name : names) {
                SweepSummary.Statistic statistic = statistics.get(i).get(name);
                row.add(statistic == null ? "" : CsvLine.number(statistic.value()));
                // One run has no spread: these stay empty, as a spread without a mean does in AIPerf's files.
                row.addAll(List.of("", "", "", ""));
            }
            text.append(CsvLine.of(row));
        }
    }

    private void appendBest(StringBuilder text, String name, Optional<SweepSummary.Best> best) {
        if (best.isPresent()) {
            List<String> row = new ArrayList<>(List.of(name));
            row.addAll(values(best.get().result()));
            row.add(CsvLine.number(best.get().value()));
            row.add(best.get().unit());
            text.append(CsvLine.of(row));
        }
    }

    private List<String> values(CellResult result) {
        List<String> values = new ArrayList<>();
        for (String name : sweep.parameterNames()) {
            Number value = sweep.parameters(result).get(name);
            values.add(value == null ? "" : value.toString());
        }
        return values;
    }
}
