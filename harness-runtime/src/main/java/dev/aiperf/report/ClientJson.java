package dev.aiperf.report;

import dev.aiperf.engine.ClientHealth;
import dev.aiperf.engine.EventLoopDelay;
import dev.aiperf.engine.NoiseFloor;
import dev.aiperf.engine.PauseSummary;
import dev.aiperf.engine.Sending;
import dev.aiperf.run.RunResult;
import dev.aiperf.stats.SampleSize;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import tools.jackson.core.JsonGenerator;

/** Whether the client was up to the load, and what it adds to the numbers by itself. Times are milliseconds. */
final class ClientJson {

    private static final double NANOS_PER_MILLI = 1e6;
    private static final double NANOS_PER_MICRO = 1e3;

    private ClientJson() {}

    static void write(JsonGenerator json, RunResult result) {
        ClientHealth health = result.health();
        json.writeStartObject();
        json.writeStringProperty("verdict", health.verdict().name().toLowerCase(Locale.ROOT));
        json.writeArrayPropertyStart("reasons");
        health.reasons().forEach(json::writeString);
        json.writeEndArray();
        if (health.verdict() != ClientHealth.Verdict.NOT_KNOWN) {
            writeUse(json, health);
        }
        writePauses(json, health);
        result.noiseFloor().ifPresent(floor -> writeNoiseFloor(json, floor));
        json.writeEndObject();
    }

    private static void writeUse(JsonGenerator json, ClientHealth health) {
        json.writeObjectPropertyStart("cpu");
        JsonText.number(json, "used_cores", health.sending().cpuCores());
        json.writeNumberProperty("available_cores", health.usage().availableCores());
        json.writeEndObject();
        json.writeObjectPropertyStart("gc");
        json.writeNumberProperty("pauses", health.usage().gcPauses());
        JsonText.number(json, "longest_ms", millis(health.usage().longestGcPause()));
        JsonText.number(json, "total_ms", millis(health.usage().totalGcPause()));
        json.writeEndObject();
        writeEventLoop(json, health.usage().eventLoop());
        if (health.usage().files().limit() > 0) {
            json.writeObjectPropertyStart("open_files");
            json.writeNumberProperty("peak", health.usage().files().peak());
            json.writeNumberProperty("limit", health.usage().files().limit());
            json.writeEndObject();
        }
        if (health.usage().ports().limit() > 0) {
            json.writeObjectPropertyStart("ports");
            json.writeNumberProperty("peak", health.usage().ports().peak());
            json.writeNumberProperty("limit", health.usage().ports().limit());
            json.writeEndObject();
        }
        health.sending().pacing().ifPresent(pacing -> {
            json.writeObjectPropertyStart("pacer");
            JsonText.number(json, "spin_window_us", pacing.spinNanos() / NANOS_PER_MICRO);
            json.writeStringProperty("timer_slack", pacing.leastSlack() ? "least" : "default");
            JsonText.number(json, "unsent_ms", pacing.unsentNanos() / NANOS_PER_MILLI);
            json.writeEndObject();
        });
        json.writeNumberProperty("peak_backlog", health.usage().peakBacklog());
        json.writeNumberProperty("held_at_ceiling", health.sending().heldAtCeiling());
        json.writeNumberProperty("held_at_prefill", health.sending().heldAtPrefill());
        writeLateness(json, health.sending());
    }

    private static void writeLateness(JsonGenerator json, Sending sending) {
        if (sending.requests() == 0) {
            return;
        }
        json.writeObjectPropertyStart("send_lateness_ms");
        JsonText.number(json, "p50", sending.latenessP50Nanos() / NANOS_PER_MILLI);
        if (SampleSize.carries(90, sending.requests())) {
            JsonText.number(json, "p90", sending.latenessP90Nanos() / NANOS_PER_MILLI);
        }
        if (SampleSize.carries(99, sending.requests())) {
            JsonText.number(json, "p99", sending.latenessP99Nanos() / NANOS_PER_MILLI);
        }
        json.writeEndObject();
    }

    private static void writePauses(JsonGenerator json, ClientHealth health) {
        if (health.verdict() == ClientHealth.Verdict.NOT_KNOWN
                && health.pauses().count() == 0) {
            return;
        }
        json.writeObjectPropertyStart("long_pauses");
        json.writeNumberProperty("count", health.pauses().count());
        json.writeNumberProperty("overlapped_requests", health.pauses().requests());
        json.writeArrayPropertyStart("longest");
        for (PauseSummary.Pause pause : health.pauses().longest()) {
            json.writeStartObject();
            json.writeStringProperty("cause", pause.cause().name().toLowerCase(Locale.ROOT));
            json.writeNumberProperty("start_ns", epochNanos(pause.start()));
            JsonText.number(json, "length_ms", millis(pause.length()));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static long epochNanos(Instant instant) {
        return Math.addExact(TimeUnit.SECONDS.toNanos(instant.getEpochSecond()), instant.getNano());
    }

    /** Writes what the client adds by itself, as a member of the object that is being written. */
    static void writeNoiseFloor(JsonGenerator json, NoiseFloor floor) {
        json.writeObjectPropertyStart("noise_floor");
        json.writeNumberProperty("requests", floor.requests());
        writeQuantiles(
                json, "first_token_ms", floor.requests(), floor.firstTokenP50Nanos(), floor.firstTokenP99Nanos());
        writeQuantiles(json, "gap_ms", floor.gaps(), floor.gapP50Nanos(), floor.gapP99Nanos());
        writeQuantiles(json, "send_lateness_ms", floor.requests(), floor.latenessP50Nanos(), floor.latenessP99Nanos());
        json.writeEndObject();
    }

    private static void writeEventLoop(JsonGenerator json, EventLoopDelay loop) {
        if (loop.samples() == 0) {
            return;
        }
        json.writeObjectPropertyStart("event_loop_delay_ms");
        JsonText.number(json, "p50", loop.p50Nanos() / NANOS_PER_MILLI);
        if (SampleSize.carries(99, loop.samples())) {
            JsonText.number(json, "p99", loop.p99Nanos() / NANOS_PER_MILLI);
        }
        JsonText.number(json, "longest", loop.longestNanos() / NANOS_PER_MILLI);
        json.writeEndObject();
    }

    /** Writes what so many values have: nothing where there is none, and no percentile that they can't carry. */
    private static void writeQuantiles(JsonGenerator json, String name, long count, long p50Nanos, long p99Nanos) {
        if (count == 0) {
            return;
        }
        json.writeObjectPropertyStart(name);
        JsonText.number(json, "p50", p50Nanos / NANOS_PER_MILLI);
        if (SampleSize.carries(99, count)) {
            JsonText.number(json, "p99", p99Nanos / NANOS_PER_MILLI);
        }
        json.writeEndObject();
    }

    private static double millis(Duration duration) {
        return duration.toNanos() / NANOS_PER_MILLI;
    }
}
