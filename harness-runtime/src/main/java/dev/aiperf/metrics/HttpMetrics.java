package dev.aiperf.metrics;

import static dev.aiperf.metrics.RequestTimes.toMillis;

import dev.aiperf.record.HttpTrace.Opening;
import dev.aiperf.record.RequestRecord;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.ToDoubleFunction;

/**
 * What HTTP had to do for each request, by the names of k6. The six phases lie end to end, so they add up to the total,
 * which begins when a connection was asked for.
 *
 * <p>Unlike AIPerf, whose sending begins before the connection is open, no phase here holds another.
 */
final class HttpMetrics {

    private static final double BYTES_PER_KILOBYTE = 1024;

    static final RequestMetric BLOCKED = millis(
            "http_req_blocked",
            "HTTP Blocked",
            2000,
            "Begin of sending - request for a connection, less http_req_dns_lookup and http_req_connecting: the wait for"
                    + " a connection of the pool.",
            request -> overhead(request) - lookup(request) - connecting(request));

    static final RequestMetric DNS_LOOKUP = millis(
            "http_req_dns_lookup",
            "HTTP DNS Lookup",
            2010,
            "The part of the wait for a connection in which the host's name was looked up; 0 for a connection that was"
                    + " open.",
            HttpMetrics::lookup);

    static final RequestMetric CONNECTING = millis(
            "http_req_connecting",
            "HTTP Connecting",
            2020,
            "The part of the wait for a connection in which it was opened, TLS included; 0 for one that was open.",
            HttpMetrics::connecting);

    static final RequestMetric SENDING = millis(
            "http_req_sending",
            "HTTP Sending",
            2030,
            "Last byte of the request written - begin of sending, the connection being open.",
            request -> from(sendStart(request), request.sentNanos()));

    static final RequestMetric WAITING = millis(
            "http_req_waiting",
            "HTTP Waiting (TTFB)",
            2040,
            "First byte of the response's body read - last byte of the request written.",
            request -> between(request.sentNanos(), request.http().firstByteNanos()));

    static final RequestMetric RECEIVING = millis(
            "http_req_receiving",
            "HTTP Receiving",
            2050,
            "Last byte of the response's body read - first byte of it read.",
            request -> between(request.http().firstByteNanos(), request.http().lastByteNanos()));

    static final RequestMetric CONNECTION_REUSED = metric(
            "http_req_connection_reused",
            "HTTP Connection Reused",
            "ratio",
            2060,
            "1 where the connection was open when the request came, as those are that are opened before the clock starts;"
                    + " else 0.",
            request -> request.connectedNanos().isEmpty() ? 1 : 0);

    static final RequestMetric DATA_SENT = metric(
            "http_req_data_sent",
            "HTTP Data Sent",
            "KB",
            2070,
            "Bytes of the request's body / 1024.",
            request -> request.requestBytes() / BYTES_PER_KILOBYTE);

    static final RequestMetric CHUNKS_SENT = metric(
            "http_req_chunks_sent",
            "HTTP Chunks Sent",
            "count",
            2080,
            "Pieces in which the request's body was written: 1, since it is whole when it is sent.",
            request -> 1);

    static final RequestMetric DATA_RECEIVED = metric(
            "http_req_data_received",
            "HTTP Data Received",
            "KB",
            2090,
            "Bytes of the response's body / 1024, HTTP's own framing left out.",
            request -> request.http().receivedBytes() / BYTES_PER_KILOBYTE);

    static final RequestMetric CHUNKS_RECEIVED = metric(
            "http_req_chunks_received",
            "HTTP Chunks Received",
            "count",
            2100,
            "Pieces in which the response's body came: chunks of HTTP, or what one read held of one.",
            request -> request.http().receivedChunks());

    static final RequestMetric CONNECTION_OVERHEAD = millis(
            "http_req_connection_overhead",
            "HTTP Connection Overhead",
            2110,
            "http_req_blocked + http_req_dns_lookup + http_req_connecting.",
            HttpMetrics::overhead);

    static final RequestMetric DURATION = millis(
            "http_req_duration",
            "HTTP Duration (excl. conn)",
            2120,
            "Last byte of the response's body read - begin of sending: http_req_sending + http_req_waiting +"
                    + " http_req_receiving.",
            request -> from(sendStart(request), request.http().lastByteNanos()));

    static final RequestMetric TOTAL = millis(
            "http_req_total",
            "HTTP Total Time",
            2130,
            "Last byte of the response's body read - request for a connection: the sum of the six phases blocked, DNS"
                    + " lookup, connecting, sending, waiting and receiving.",
            request -> from(request.http().askedNanos(), request.http().lastByteNanos()));

    private HttpMetrics() {}

    static List<RequestMetric> all() {
        return List.of(
                BLOCKED,
                DNS_LOOKUP,
                CONNECTING,
                SENDING,
                WAITING,
                RECEIVING,
                CONNECTION_REUSED,
                DATA_SENT,
                CHUNKS_SENT,
                DATA_RECEIVED,
                CHUNKS_RECEIVED,
                CONNECTION_OVERHEAD,
                DURATION,
                TOTAL);
    }

    /** Returns when the request had an open connection and its first byte was about to be written. */
    private static long sendStart(RequestRecord request) {
        return request.connectedNanos().orElse(request.startNanos());
    }

    private static double overhead(RequestRecord request) {
        return sendStart(request) - request.http().askedNanos();
    }

    private static double lookup(RequestRecord request) {
        if (request.http().opening().isEmpty()) {
            return 0;
        }
        Opening opening = request.http().opening().get();
        return waited(request, opening.resolvedNanos()) - waited(request, opening.begunNanos());
    }

    private static double connecting(RequestRecord request) {
        if (request.http().opening().isEmpty()) {
            return 0;
        }
        Opening opening = request.http().opening().get();
        return waited(request, opening.readyNanos()) - waited(request, opening.resolvedNanos());
    }

    /** Returns how long the request had waited for its connection at an instant, which may lie before it came. */
    private static double waited(RequestRecord request, long nanos) {
        long asked = request.http().askedNanos();
        return Math.max(0, Math.min(nanos, sendStart(request)) - asked);
    }

    private static double between(OptionalLong from, OptionalLong to) {
        return from.isEmpty() ? Double.NaN : from(from.getAsLong(), to);
    }

    private static double from(long from, OptionalLong to) {
        return to.isEmpty() ? Double.NaN : to.getAsLong() - from;
    }

    private static RequestMetric millis(
            String tag, String header, int order, String formula, ToDoubleFunction<RequestRecord> nanos) {
        return metric(tag, header, "ms", order, formula, request -> toMillis(nanos.applyAsDouble(request)));
    }

    private static RequestMetric metric(
            String tag, String header, String unit, int order, String formula, ToDoubleFunction<RequestRecord> value) {
        MetricInfo info = new MetricInfo(tag, header, unit, order, ConsoleGroup.NONE, false, formula);
        return RequestMetric.of(info, Condition.ALWAYS, value);
    }
}
