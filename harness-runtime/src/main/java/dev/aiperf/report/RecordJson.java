package dev.aiperf.report;

import dev.aiperf.engine.NoiseFloor;
import dev.aiperf.metrics.MetricInfo;
import dev.aiperf.metrics.RecordValues;
import dev.aiperf.record.RequestError;
import dev.aiperf.record.RequestRecord;
import dev.aiperf.transport.PhaseKind;
import dev.aiperf.transport.RequestIds;
import dev.aiperf.transport.WallClockAnchor;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.io.SerializedString;

/** One request as a line of {@code profile_export.jsonl}. For one thread at a time. */
final class RecordJson {

    /** Units of things that are counted: AIPerf writes their values as integers. */
    private static final Set<String> COUNTED = Set.of("tokens", "requests", "count");
    /** The metrics that are a list for each request, however many values it holds. */
    private static final Set<String> LISTS = Set.of("inter_chunk_latency");

    private static final SerializedString VALUE = new SerializedString("value");
    private static final SerializedString UNIT = new SerializedString("unit");

    private final RequestIds ids;
    private final boolean warmedUp;
    private final Map<MetricInfo, Words> words = new HashMap<>();
    private final WallClockAnchor anchor;
    private final Redaction redaction;
    private final boolean withTrace;

    /**
     * Makes a writer for the requests of one run.
     *
     * @param warmedUp whether the run has a warm-up, which makes the measurement its second phase
     * @param withTrace whether the instants of the HTTP exchange are written, too
     */
    RecordJson(String runId, boolean warmedUp, WallClockAnchor anchor, Redaction redaction, boolean withTrace) {
        ids = new RequestIds(runId);
        this.warmedUp = warmedUp;
        this.anchor = anchor;
        this.redaction = redaction;
        this.withTrace = withTrace;
    }

    /**
     * Writes a line.
     *
     * @param header the client's noise floor, on the first line: a line of its own would be no record to AIPerf's readers,
     *     which leave out members that they don't know
     */
    void write(JsonGenerator json, RequestRecord record, RecordValues values, Optional<NoiseFloor> header) {
        json.writeStartObject();
        writeMetadata(json, record);
        json.writeObjectPropertyStart("metrics");
        values.values().forEach((metric, numbers) -> writeMetric(json, metric, numbers));
        json.writeEndObject();
        if (withTrace) {
            TraceJson.write(json, record, anchor);
        }
        if (record.error().isPresent()) {
            json.writeName("error");
            writeError(json, record.error().get(), redaction);
        }
        if (header.isPresent()) {
            json.writeObjectPropertyStart("harness");
            ClientJson.writeNoiseFloor(json, header.get());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    /** Writes an error as an object; one without a code has none. */
    static void writeError(JsonGenerator json, RequestError error, Redaction redaction) {
        json.writeStartObject();
        if (error.code() != 0) {
            json.writeNumberProperty("code", error.code());
        }
        json.writeStringProperty("type", error.type());
        json.writeStringProperty("message", redaction.text(error.message()));
        json.writeEndObject();
    }

    private void writeMetadata(JsonGenerator json, RequestRecord record) {
        boolean warmup = record.phase() == PhaseKind.WARMUP;
        String phase = warmup ? "warmup" : "profiling";
        String correlation = ids.correlationId(record.phase(), record.index());
        long end = anchor.toEpochNanos(lastInstant(record));
        json.writeObjectPropertyStart("metadata");
        json.writeNumberProperty("session_num", record.index());
        json.writeStringProperty("x_request_id", ids.requestId(record.phase(), record.index()));
        json.writeStringProperty("x_correlation_id", correlation);
        json.writeStringProperty("conversation_id", record.conversationId());
        json.writeNumberProperty("turn_index", record.turn());
        json.writeNumberProperty("credit_issued_ns", anchor.toEpochNanos(record.intendedNanos()));
        json.writeNumberProperty("request_start_ns", anchor.toEpochNanos(record.startNanos()));
        record.headersNanos()
                .ifPresent(nanos -> json.writeNumberProperty("request_ack_ns", anchor.toEpochNanos(nanos)));
        json.writeNumberProperty("request_end_ns", end);
        json.writeStringProperty("worker_id", "worker_0");
        json.writeStringProperty("record_processor_id", "record_processor_0");
        json.writeStringProperty("benchmark_phase", phase);
        json.writeNumberProperty("phase_index", warmup || !warmedUp ? 0 : 1);
        if (!warmup) {
            // Which of the measured phases, of which a run has one.
            json.writeNumberProperty("profiling_index", 0);
        }
        json.writeStringProperty("phase_name", phase);
        json.writeStringProperty("phase_kind", phase);
        json.writeBooleanProperty("was_cancelled", record.wasCancelled());
        if (record.wasCancelled()) {
            json.writeNumberProperty("cancellation_time_ns", end);
        }
        if (record.clientPauseNanos() > 0) {
            json.writeNumberProperty("client_pause_ms", record.clientPauseNanos() / 1e6);
        }
        json.writeBooleanProperty("context_overflow_skip", false);
        json.writeNumberProperty("agent_depth", 0);
        json.writeStringProperty("root_correlation_id", correlation);
        json.writeEndObject();
    }

    /** Returns the end as AIPerf has it: the last content event of a valid request, else the end of the exchange. */
    private static long lastInstant(RequestRecord record) {
        long[] content = record.contentNanos();
        return record.isValid() && content.length > 0 ? content[content.length - 1] : record.endNanos();
    }

    private void writeMetric(JsonGenerator json, MetricInfo metric, double[] numbers) {
        Words known = words.computeIfAbsent(metric, Words::new);
        if (known.isList || numbers.length > 1) {
            json.writeName(known.tag);
            json.writeStartObject();
            json.writeName(VALUE);
            json.writeStartArray();
            for (double number : numbers) {
                if (Double.isFinite(number)) {
                    writeNumber(json, known, number);
                }
            }
            json.writeEndArray();
        } else if (numbers.length == 1 && Double.isFinite(numbers[0])) {
            json.writeName(known.tag);
            json.writeStartObject();
            json.writeName(VALUE);
            writeNumber(json, known, numbers[0]);
        } else {
            return;
        }
        json.writeName(UNIT);
        json.writeString(known.unit);
        json.writeEndObject();
    }

    private static void writeNumber(JsonGenerator json, Words metric, double number) {
        if (metric.isCounted && JsonText.isInteger(number)) {
            json.writeNumber((long) number);
        } else {
            json.writeNumber(number);
        }
    }

    /** What every line says of a metric, escaped and encoded once. */
    private static final class Words {

        private final SerializedString tag;
        private final SerializedString unit;
        private final boolean isList;
        private final boolean isCounted;

        Words(MetricInfo metric) {
            tag = new SerializedString(metric.tag());
            unit = new SerializedString(metric.unit());
            isList = LISTS.contains(metric.tag());
            isCounted = COUNTED.contains(metric.unit());
        }
    }
}
