package dev.aiperf.report;

import dev.aiperf.metrics.ErrorCount;
import dev.aiperf.metrics.PhaseSummary;
import dev.aiperf.plan.Cell;
import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.run.RunResult;
import java.io.OutputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/**
 * The statistics of a cell in the shape of AIPerf 0.13, with what is ours in the members {@code client} and
 * {@code harness}.
 */
public final class JsonExporter implements Exporter {

    private static final String SCHEMA_VERSION = "1.4";
    /** The version whose format this is: AIPerf's readers compare it. Ours is {@code harness.version}. */
    static final String FORMAT_VERSION = "0.13.0";

    /** As AIPerf writes times: without a zone. Ours are UTC, so that files of several machines compare. */
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    @Override
    public String name() {
        return "json";
    }

    @Override
    public String fileName(CellReport report) {
        return ResultFileNames.of(report.plan().output()).json();
    }

    @Override
    public void write(CellReport report, OutputStream out) {
        RunResult result = report.result();
        Redaction redaction = new Redaction(report.plan().endpoint());
        try (JsonGenerator json = JsonText.indented(out)) {
            json.writeStartObject();
            json.writeStringProperty("schema_version", SCHEMA_VERSION);
            json.writeStringProperty("aiperf_version", FORMAT_VERSION);
            json.writeStringProperty("benchmark_id", result.runId());
            MetricJson.writeMembers(json, result.measurement());
            json.writeName("input_config");
            new InputConfigJson(json, report, redaction).write();
            writeRunInfo(json, report, redaction);
            json.writeBooleanProperty("was_cancelled", result.interrupted());
            json.writeBooleanProperty("is_complete", result.complete());
            writeErrors(json, result.measurement(), redaction);
            json.writeStringProperty("start_time", TIME.format(result.start()));
            json.writeStringProperty("end_time", TIME.format(result.end()));
            if (result.warmup().isPresent()) {
                json.writeObjectPropertyStart("warmup_metrics");
                MetricJson.writeMembers(json, result.warmup().get());
                json.writeEndObject();
            }
            json.writeName("client");
            ClientJson.write(json, result);
            writeHarness(json, report, redaction);
            json.writeEndObject();
        }
    }

    private static void writeRunInfo(JsonGenerator json, CellReport report, Redaction redaction) {
        ProfilePlan plan = report.plan();
        Cell cell = report.result().cell();
        Map<String, Object> variation = plan.isSweep() ? new SweepParameters(plan.cells()).variation(cell) : Map.of();
        json.writeObjectPropertyStart("run_info");
        json.writeStringProperty("benchmark_id", report.result().runId());
        // AIPerf's model takes no negative seed; ours is in the member "harness" in any case.
        if (plan.seed().value() >= 0) {
            json.writeNumberProperty("random_seed", plan.seed().value());
        }
        json.writeNumberProperty("trial", 0);
        json.writeStringProperty("run_label", "run_0001");
        json.writeStringProperty("variation_label", SweepParameters.label(variation));
        json.writeNumberProperty("variation_index", Math.max(0, plan.cells().indexOf(cell)));
        json.writeObjectPropertyStart("variation_values");
        variation.forEach(json::writePOJOProperty);
        json.writeEndObject();
        json.writeStringProperty("cli_command", redaction.text(plan.output().commandLine()));
        json.writeEndObject();
    }

    private static void writeErrors(JsonGenerator json, PhaseSummary summary, Redaction redaction) {
        json.writeArrayPropertyStart("error_summary");
        for (ErrorCount error : summary.errors()) {
            json.writeStartObject();
            json.writeName("error_details");
            RecordJson.writeError(json, error.error(), redaction);
            json.writeNumberProperty("count", error.count());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeHarness(JsonGenerator json, CellReport report, Redaction redaction) {
        RunResult result = report.result();
        json.writeObjectPropertyStart("harness");
        json.writeStringProperty("name", "AIPerf Harness");
        json.writeStringProperty("version", report.version());
        json.writeStringProperty("cell", result.cell().name());
        json.writeNumberProperty("seed", report.plan().seed().value());
        json.writeStringProperty("length", PlanIntroduction.stop(result.cell().measurement()));
        json.writeStringProperty("start_time", inUtc(result.start()));
        json.writeStringProperty("end_time", inUtc(result.end()));
        NetworkJson.write(json, report.plan().endpoint().network(), result.hosts());
        TtftRating.Shares ttft = report.ttft();
        if (ttft.count() > 0) {
            json.writeObjectPropertyStart("ttft_rating");
            json.writeNumberProperty("excellent", ttft.excellent());
            json.writeNumberProperty("acceptable", ttft.acceptable());
            json.writeNumberProperty("slow", ttft.slow());
            json.writeNumberProperty("users_leave", ttft.usersLeave());
            json.writeEndObject();
        }
        json.writeArrayPropertyStart("approximate_metrics");
        result.measurement().results().forEach((tag, metric) -> {
            if (metric.approximate()) {
                json.writeString(tag);
            }
        });
        json.writeEndArray();
        writeTexts(json, "notes", report.plan().notes(), redaction);
        writeTexts(json, "caveats", Remarks.of(result), redaction);
        json.writeEndObject();
    }

    private static void writeTexts(JsonGenerator json, String name, List<String> texts, Redaction redaction) {
        json.writeArrayPropertyStart(name);
        texts.forEach(text -> json.writeString(redaction.text(text)));
        json.writeEndArray();
    }

    private static String inUtc(Instant instant) {
        return DateTimeFormatter.ISO_INSTANT.format(instant.truncatedTo(ChronoUnit.MICROS));
    }
}
