package dev.aiperf.report;

import java.io.OutputStream;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import tools.jackson.core.JsonGenerator;

/** The JSON file of a sweep, in AIPerf's shape; knee and breaking points are in the member {@code harness}. */
final class SweepJson {

    private final Sweep sweep;
    private final SweepSummary summary;
    private final FailedRuns failures;
    private final String version;

    SweepJson(Sweep sweep, SweepSummary summary, FailedRuns failures, String version) {
        this.failures = failures;
        this.sweep = sweep;
        this.summary = summary;
        this.version = version;
    }

    void write(OutputStream out) {
        int begun = sweep.cells().stream().mapToInt(cell -> cell.runs().begun()).sum();
        int measured = sweep.cells().stream()
                .mapToInt(cell -> cell.runs().measured().size())
                .sum();
        try (JsonGenerator json = JsonText.indented(out)) {
            json.writeStartObject();
            json.writeStringProperty("aggregation_type", "sweep");
            json.writeNumberProperty("num_profile_runs", begun);
            json.writeNumberProperty("num_successful_runs", measured);
            writeFailures(json);
            writeMetadata(json);
            json.writeArrayPropertyStart("per_combination_metrics");
            for (SweepCell cell : sweep.cells()) {
                writeCell(json, cell);
            }
            json.writeEndArray();
            json.writeObjectPropertyStart("best_configurations");
            summary.bestThroughput().ifPresent(best -> writeBest(json, "best_throughput", best));
            summary.bestLatency().ifPresent(best -> writeBest(json, "best_latency_p99", best));
            json.writeEndObject();
            json.writeArrayPropertyStart("pareto_optimal");
            summary.paretoOptimal().forEach(cell -> writeParameters(json, cell));
            json.writeEndArray();
            writeHarness(json);
            json.writeEndObject();
        }
    }

    private void writeFailures(JsonGenerator json) {
        json.writeArrayPropertyStart("failed_runs");
        for (SweepCell cell : sweep.cells()) {
            String name = cell.runs().cell().name();
            for (FailedRuns.Failed failed : failures.of(cell.runs())) {
                json.writeStartObject();
                json.writeStringProperty("label", sweep.hasSeveralRuns() ? name + "/" + failed.label() : name);
                json.writeStringProperty("error", failed.error());
                json.writeEndObject();
            }
        }
        json.writeEndArray();
    }

    private void writeMetadata(JsonGenerator json) {
        json.writeObjectPropertyStart("metadata");
        json.writeArrayPropertyStart("sweep_parameters");
        for (String name : sweep.parameterNames()) {
            Set<Object> values = new LinkedHashSet<>();
            sweep.cells()
                    .forEach(cell ->
                            Optional.ofNullable(cell.parameters().get(name)).ifPresent(values::add));
            json.writeStartObject();
            json.writeStringProperty("name", name);
            json.writeArrayPropertyStart("values");
            values.forEach(json::writePOJO);
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeNumberProperty("num_combinations", sweep.cells().size());
        if (sweep.hasSeveralRuns()) {
            json.writeStringProperty("sweep_mode", AggregateJson.SWEEP_MODE);
            json.writeNumberProperty("confidence_level", sweep.level());
        }
        json.writeNumberProperty("num_trials_per_value", sweep.mostRuns());
        json.writeStringProperty("aggregation_type", "sweep");
        json.writeEndObject();
    }

    private void writeCell(JsonGenerator json, SweepCell cell) {
        json.writeStartObject();
        json.writeName("parameters");
        writeParameters(json, cell);
        json.writeObjectPropertyStart("metrics");
        cell.statistics().forEach((name, statistic) -> {
            json.writeObjectPropertyStart(name);
            SampleJson.writeMembers(json, statistic, sweep.level(), false);
            json.writeEndObject();
        });
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void writeBest(JsonGenerator json, String name, SweepSummary.Best best) {
        json.writeObjectPropertyStart(name);
        json.writeName("parameters");
        writeParameters(json, best.cell());
        json.writeNumberProperty("metric", best.value());
        json.writeStringProperty("unit", best.unit());
        json.writeEndObject();
    }

    private static void writeParameters(JsonGenerator json, SweepCell cell) {
        json.writeStartObject();
        cell.parameters().forEach(json::writePOJOProperty);
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
            json.writeStringProperty("metric", point.gate().metric());
            json.writeStringProperty("statistic", point.gate().statistic());
            JsonText.number(json, "threshold", point.gate().limit());
            json.writeStringProperty("bound", point.bound());
            json.writeBooleanProperty("judged", point.metric().isPresent());
            json.writeBooleanProperty("indicative", point.indicative());
            writeCellMember(json, "last_kept", point.lastKept());
            writeCellMember(json, "first_broken", point.firstBroken());
            if (!point.open().isEmpty()) {
                json.writeArrayPropertyStart("not_known");
                point.open()
                        .forEach(index -> writeParameters(json, sweep.cells().get(index)));
                json.writeEndArray();
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void writeCellMember(JsonGenerator json, String name, OptionalInt index) {
        if (index.isPresent()) {
            json.writeName(name);
            writeParameters(json, sweep.cells().get(index.getAsInt()));
        }
    }
}
