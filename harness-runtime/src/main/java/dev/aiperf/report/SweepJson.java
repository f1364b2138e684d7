package dev.aiperf.report;

import dev.aiperf.run.CellResult;
import java.io.OutputStream;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import tools.jackson.core.JsonGenerator;

/** The JSON file of a sweep, in AIPerf's shape; knee and breaking points are in the member {@code harness}. */
final class SweepJson {

    private final Sweep sweep;
    private final SweepSummary summary;
    private final String version;

    SweepJson(Sweep sweep, SweepSummary summary, String version) {
        this.sweep = sweep;
        this.summary = summary;
        this.version = version;
    }

    void write(OutputStream out) {
        int failed = summary.failed().size();
        try (JsonGenerator json = JsonText.indented(out)) {
            json.writeStartObject();
            json.writeStringProperty("aggregation_type", "sweep");
            json.writeNumberProperty("num_profile_runs", sweep.results().size());
            json.writeNumberProperty("num_successful_runs", sweep.results().size() - failed);
            writeFailures(json);
            writeMetadata(json);
            json.writeArrayPropertyStart("per_combination_metrics");
            for (CellResult result : sweep.results()) {
                writeCell(json, result);
            }
            json.writeEndArray();
            json.writeObjectPropertyStart("best_configurations");
            summary.bestThroughput().ifPresent(best -> writeBest(json, "best_throughput", best));
            summary.bestLatency().ifPresent(best -> writeBest(json, "best_latency_p99", best));
            json.writeEndObject();
            json.writeArrayPropertyStart("pareto_optimal");
            summary.paretoOptimal().forEach(result -> writeParameters(json, result));
            json.writeEndArray();
            writeHarness(json);
            json.writeEndObject();
        }
    }

    private void writeFailures(JsonGenerator json) {
        json.writeArrayPropertyStart("failed_runs");
        for (CellResult result : summary.failed()) {
            json.writeStartObject();
            json.writeStringProperty("label", result.cell().name());
            json.writeStringProperty("error", "no valid request");
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void writeMetadata(JsonGenerator json) {
        json.writeObjectPropertyStart("metadata");
        json.writeArrayPropertyStart("sweep_parameters");
        for (String name : sweep.parameterNames()) {
            Set<Number> values = new LinkedHashSet<>();
            sweep.results().forEach(result -> {
                Number value = sweep.parameters(result).get(name);
                if (value != null) {
                    values.add(value);
                }
            });
            json.writeStartObject();
            json.writeStringProperty("name", name);
            json.writeArrayPropertyStart("values");
            values.forEach(json::writePOJO);
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeNumberProperty("num_combinations", sweep.results().size());
        json.writeNumberProperty("num_trials_per_value", 1);
        json.writeStringProperty("aggregation_type", "sweep");
        json.writeEndObject();
    }

    private void writeCell(JsonGenerator json, CellResult result) {
        json.writeStartObject();
        json.writeName("parameters");
        writeParameters(json, result);
        json.writeObjectPropertyStart("metrics");
        SweepSummary.statistics(result).forEach((name, statistic) -> {
            json.writeObjectPropertyStart(name);
            json.writeNumberProperty("mean", statistic.value());
            json.writeStringProperty("unit", statistic.unit());
            json.writeEndObject();
        });
        json.writeEndObject();
        json.writeEndObject();
    }

    private void writeBest(JsonGenerator json, String name, SweepSummary.Best best) {
        json.writeObjectPropertyStart(name);
        json.writeName("parameters");
        writeParameters(json, best.result());
        json.writeNumberProperty("metric", best.value());
        json.writeStringProperty("unit", best.unit());
        json.writeEndObject();
    }

    private void writeParameters(JsonGenerator json, CellResult result) {
        json.writeStartObject();
        for (Map.Entry<String, Number> parameter : sweep.parameters(result).entrySet()) {
            json.writePOJOProperty(parameter.getKey(), parameter.getValue());
        }
        json.writeEndObject();
    }

    private void writeHarness(JsonGenerator json) {
        json.writeObjectPropertyStart("harness");
        json.writeStringProperty("name", "AIPerf Harness");
        json.writeStringProperty("version", version);
        writeCellMember(json, "knee", sweep.knee());
        json.writeArrayPropertyStart("breaking_points");
        for (BreakingPoint point : sweep.breakingPoints()) {
            json.writeStartObject();
            json.writeStringProperty("metric", point.slo().metric());
            JsonText.number(json, "threshold", point.slo().threshold());
            json.writeStringProperty("bound", point.bound());
            json.writeBooleanProperty("judged", point.metric().isPresent());
            json.writeBooleanProperty("indicative", true);
            writeCellMember(json, "last_kept", point.lastKept());
            writeCellMember(json, "first_broken", point.firstBroken());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void writeCellMember(JsonGenerator json, String name, OptionalInt index) {
        if (index.isPresent()) {
            json.writeName(name);
            writeParameters(json, sweep.results().get(index.getAsInt()));
        }
    }
}
