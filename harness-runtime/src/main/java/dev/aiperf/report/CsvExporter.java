package dev.aiperf.report;

import dev.aiperf.metrics.MetricInfo;
import dev.aiperf.metrics.MetricResult;
import dev.aiperf.stats.Distribution;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The statistics of a cell in AIPerf's layout: a table of the metrics that have a distribution, an empty line, and a
 * table of those that have one value; both in the order of their tags.
 */
public final class CsvExporter implements Exporter {

    private static final double[] PERCENTS = {1, 5, 10, 25, 50, 75, 90, 95, 99};

    @Override
    public String name() {
        return "csv";
    }

    @Override
    public String fileName(CellReport report) {
        return ResultFileNames.of(report.plan().output()).csv();
    }

    @Override
    public void write(CellReport report, OutputStream out) throws IOException {
        List<MetricResult> results = report.result().measurement().results().values().stream()
                .sorted(Comparator.comparing(result -> result.metric().tag()))
                .toList();
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        writer.write(CsvLine.of(header()));
        for (MetricResult result : results) {
            if (result.distribution().isPresent()) {
                writer.write(CsvLine.of(row(result, result.distribution().get())));
            }
        }
        writer.write(CsvLine.END);
        writer.write(CsvLine.of(List.of("Metric", "Value")));
        for (MetricResult result : results) {
            if (result.distribution().isEmpty()) {
                writer.write(CsvLine.of(List.of(label(result.metric()), CsvLine.number(result.value()))));
            }
        }
        writer.flush();
    }

    private static List<String> header() {
        List<String> fields = new ArrayList<>(List.of("Metric", "avg", "min", "max", "sum"));
        for (double percent : PERCENTS) {
            fields.add(MetricJson.percentileName(percent));
        }
        fields.add("std");
        return fields;
    }

    private static List<String> row(MetricResult result, Distribution distribution) {
        List<String> fields = new ArrayList<>();
        fields.add(label(result.metric()));
        fields.add(CsvLine.number(result.value()));
        fields.add(CsvLine.number(distribution.min()));
        fields.add(CsvLine.number(distribution.max()));
        fields.add(CsvLine.number(distribution.sum()));
        for (double percent : PERCENTS) {
            fields.add(CsvLine.number(distribution.percentiles().getOrDefault(percent, Double.NaN)));
        }
        fields.add(CsvLine.number(distribution.std()));
        return fields;
    }

    /** Returns a metric's name with its unit, which AIPerf leaves out where it only says what is counted. */
    private static String label(MetricInfo metric) {
        boolean counts = metric.unit().equals("requests") || metric.unit().equals("count");
        return counts ? metric.header() : metric.header() + " (" + metric.unit() + ")";
    }
}
