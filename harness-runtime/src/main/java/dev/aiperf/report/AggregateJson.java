package dev.aiperf.report;

import dev.aiperf.metrics.MetricResult;
import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.run.CellRuns;
import dev.aiperf.run.RunResult;
import dev.aiperf.stats.PooledPercentiles;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import tools.jackson.core.JsonGenerator;

/** The JSON file of a cell over its runs, in AIPerf's shape; what is ours is in the member {@code harness}. */
final class AggregateJson {

    /** AIPerf's word for the layout in which a trial holds all cells. */
    static final String SWEEP_MODE = "repeated";

    private static final String SCHEMA_VERSION = "1.0";

    private final ProfilePlan plan;
    private final CellRuns cell;
    private final SortedMap<String, RunStatistic> statistics;
    private final List<FailedRuns.Failed> failed;
    private final String version;

    AggregateJson(ProfilePlan plan, CellRuns cell, SortedMap<String, RunStatistic> statistics, String version) {
        this.plan = plan;
        this.cell = cell;
        this.statistics = statistics;
        this.version = version;
        failed = new FailedRuns(plan.endpoint()).of(cell);
    }

    /** Returns the names of the runs that have numbers. */
    static List<String> measuredLabels(CellRuns cell) {
        List<String> measured = new ArrayList<>();
        List<String> labels = cell.labels();
        for (int k = 0; k < labels.size(); k++) {
            if (cell.runs().get(k).measurement().validRequests() > 0) {
                measured.add(labels.get(k));
            }
        }
        return measured;
    }

    /** Returns what of the plan this cell is a variation of. */
    static Map<String, Object> variation(ProfilePlan plan, CellRuns cell) {
        return plan.isSweep() ? new SweepParameters(plan.cells()).variation(cell.cell()) : Map.of();
    }

    void write(OutputStream out) {
        try (JsonGenerator json = JsonText.indented(out)) {
            json.writeStartObject();
            json.writeStringProperty("schema_version", SCHEMA_VERSION);
            json.writeStringProperty("aiperf_version", JsonExporter.FORMAT_VERSION);
            writeMetadata(json);
            json.writeObjectPropertyStart("metrics");
            double level = plan.runs().confidenceLevel();
            statistics.forEach((name, statistic) -> {
                json.writeObjectPropertyStart(name);
                SampleJson.writeMembers(json, statistic, level, true);
                json.writeEndObject();
            });
            json.writeEndObject();
            writeHarness(json);
            json.writeEndObject();
        }
    }

    private void writeMetadata(JsonGenerator json) {
        Map<String, Object> variation = variation(plan, cell);
        json.writeObjectPropertyStart("metadata");
        json.writeStringProperty("aggregation_type", "confidence");
        json.writeNumberProperty("num_profile_runs", cell.begun());
        json.writeNumberProperty("num_successful_runs", cell.measured().size());
        json.writeArrayPropertyStart("failed_runs");
        for (FailedRuns.Failed run : failed) {
            json.writeStartObject();
            json.writeStringProperty("label", run.label());
            json.writeStringProperty("error", run.error());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeNumberProperty("confidence_level", plan.runs().confidenceLevel());
        json.writeArrayPropertyStart("run_labels");
        measuredLabels(cell).forEach(json::writeString);
        json.writeEndArray();
        json.writeNumberProperty("cooldown_seconds", plan.runs().cooldown().toMillis() / 1000.0);
        json.writeStringProperty("variation_label", SweepParameters.label(variation));
        json.writeObjectPropertyStart("variation_values");
        variation.forEach(json::writePOJOProperty);
        json.writeEndObject();
        json.writeStringProperty("sweep_mode", SWEEP_MODE);
        json.writeStringProperty("model", plan.model());
        json.writeEndObject();
    }

    private void writeHarness(JsonGenerator json) {
        json.writeObjectPropertyStart("harness");
        json.writeStringProperty("name", "AIPerf Harness");
        json.writeStringProperty("version", version);
        json.writeStringProperty("cell", cell.cell().name());
        json.writeArrayPropertyStart("runs");
        List<String> labels = cell.labels();
        for (int k = 0; k < labels.size(); k++) {
            RunResult run = cell.runs().get(k);
            json.writeStartObject();
            json.writeStringProperty("label", labels.get(k));
            json.writeStringProperty("benchmark_id", run.runId());
            json.writeNumberProperty("valid_requests", run.measurement().validRequests());
            json.writeNumberProperty("failed_requests", run.measurement().failedRequests());
            json.writeBooleanProperty("interrupted", run.interrupted());
            json.writeStringProperty("client", run.health().verdict().name().toLowerCase(Locale.ROOT));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeObjectPropertyStart("output_of_failed_runs");
        failed.stream()
                .filter(run -> !run.outputTail().isEmpty())
                .forEach(run -> json.writeStringProperty(run.label(), run.outputTail()));
        json.writeEndObject();
        writePooled(json);
        json.writeObjectPropertyStart("of_fewer_runs");
        int measured = cell.measured().size();
        statistics.forEach((name, statistic) -> {
            if (statistic.sample().count() < measured) {
                json.writeNumberProperty(name, statistic.sample().count());
            }
        });
        json.writeEndObject();
        json.writeEndObject();
    }

    /** Writes the percentiles of the requests of all runs together, of metrics that each run has; they have no interval. */
    private void writePooled(JsonGenerator json) {
        List<RunResult> runs = cell.measured();
        json.writeObjectPropertyStart("pooled");
        for (String tag : runs.isEmpty()
                ? Set.<String>of()
                : runs.get(0).measurement().results().keySet()) {
            List<String> histograms = runs.stream()
                    .flatMap(run -> run.measurement().result(tag).flatMap(MetricResult::histogram).stream())
                    .toList();
            if (histograms.size() == runs.size()) {
                PooledPercentiles pooled = PooledPercentiles.of(histograms);
                json.writeObjectPropertyStart(tag);
                json.writeNumberProperty("count", pooled.count());
                pooled.percentiles()
                        .forEach((percent, value) -> JsonText.number(json, MetricJson.percentileName(percent), value));
                json.writeEndObject();
            }
        }
        json.writeEndObject();
    }
}
