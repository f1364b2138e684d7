package dev.aiperf.report;

import dev.aiperf.record.HttpTrace;
import dev.aiperf.record.RequestRecord;
import dev.aiperf.transport.WallClockAnchor;
import java.util.OptionalLong;
import tools.jackson.core.JsonGenerator;

/** The instants of one HTTP exchange, by AIPerf's names, as nanoseconds since 1970; an instant that never came is absent. */
final class TraceJson {

    /** The kind of trace whose fields these are: readers of AIPerf's files choose their model by it. */
    private static final String TRACE_TYPE = "aiohttp";

    private TraceJson() {}

    static void write(JsonGenerator json, RequestRecord record, WallClockAnchor anchor) {
        HttpTrace http = record.http();
        json.writeObjectPropertyStart("trace_data");
        json.writeStringProperty("trace_type", TRACE_TYPE);
        long sendStart = record.connectedNanos().orElse(record.startNanos());
        instant(json, anchor, "connection_pool_wait_start_ns", http.askedNanos());
        instant(json, anchor, "connection_pool_wait_end_ns", sendStart);
        if (http.opening().isPresent()) {
            HttpTrace.Opening opening = http.opening().get();
            instant(json, anchor, "dns_lookup_start_ns", opening.begunNanos());
            instant(json, anchor, "dns_lookup_end_ns", opening.resolvedNanos());
            instant(json, anchor, "tcp_connect_start_ns", opening.resolvedNanos());
            instant(json, anchor, "tcp_connect_end_ns", opening.readyNanos());
        } else if (record.sentNanos().isPresent()) {
            instant(json, anchor, "connection_reused_ns", sendStart);
        }
        if (record.sentNanos().isPresent()) {
            instant(json, anchor, "request_send_start_ns", sendStart);
            instant(json, anchor, "request_send_end_ns", record.sentNanos());
            json.writeNumberProperty("request_chunks_count", 1);
            json.writeNumberProperty("request_bytes_total", record.requestBytes());
        }
        if (record.status() != 0) {
            json.writeNumberProperty("response_status_code", record.status());
        }
        instant(json, anchor, "response_headers_received_ns", record.headersNanos());
        instant(json, anchor, "response_receive_start_ns", http.firstByteNanos());
        instant(json, anchor, "response_receive_end_ns", http.lastByteNanos());
        json.writeNumberProperty("response_chunks_count", http.receivedChunks());
        json.writeNumberProperty("response_bytes_total", http.receivedBytes());
        if (record.error().isPresent()) {
            instant(json, anchor, "error_timestamp_ns", record.endNanos());
        }
        json.writeEndObject();
    }

    private static void instant(JsonGenerator json, WallClockAnchor anchor, String name, OptionalLong nanos) {
        nanos.ifPresent(known -> instant(json, anchor, name, known));
    }

    private static void instant(JsonGenerator json, WallClockAnchor anchor, String name, long nanos) {
        json.writeNumberProperty(name, anchor.toEpochNanos(nanos));
    }
}
