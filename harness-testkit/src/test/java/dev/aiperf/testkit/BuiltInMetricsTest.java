package dev.aiperf.testkit;

import static dev.aiperf.testkit.RequestRecordBuilder.startingAt;
import static java.util.Map.entry;

import dev.aiperf.endpoint.Usage;
import dev.aiperf.metrics.Metric;
import dev.aiperf.metrics.MetricCatalogue;
import dev.aiperf.record.RequestRecord;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** All built-in metrics, each by its value of one request that has everything. */
@ParameterizedClass
@MethodSource("tags")
class BuiltInMetricsTest extends MetricKit {

    private static final Map<String, double[]> VALUES = Map.ofEntries(
            of("time_to_first_token", 50),
            of("time_to_second_token", 20),
            of("time_to_first_output_token", 70),
            of("request_latency", 410),
            of("decode_duration", 360),
            of("inter_token_latency", 120),
            of("inter_chunk_latency", 20, 330, 10),
            of("output_token_throughput_per_user", 1 / 0.12),
            of("e2e_output_token_throughput", 4 / 0.41),
            of("prefill_throughput_per_user", 500),
            of("output_sequence_length", 4),
            of("input_sequence_length", 25),
            of("output_token_count", 3),
            of("reasoning_token_count", 1),
            of("osl_mismatch_diff_pct", -20),
            of("usage_prompt_tokens", 30),
            of("usage_prompt_cache_read_tokens", 16),
            of("usage_completion_tokens", 5),
            of("usage_reasoning_tokens", 2),
            of("usage_total_tokens", 35),
            of("usage_prompt_tokens_diff_pct", 20),
            of("usage_completion_tokens_diff_pct", 25),
            of("usage_reasoning_tokens_diff_pct", 100),
            of("send_lateness", 10),
            of("refill_delay", 10),
            of("connection_time", 3),
            of("scheduled_time_to_first_token", 60),
            of("scheduled_request_latency", 420),
            of("stall_time", 80),
            of("http_req_blocked", 0.5),
            of("http_req_dns_lookup", 0.5),
            of("http_req_connecting", 2),
            of("http_req_sending", 0),
            of("http_req_waiting", 47),
            of("http_req_receiving", 360),
            of("http_req_connection_reused", 0),
            of("http_req_data_sent", 100 / 1024.0),
            of("http_req_chunks_sent", 1),
            of("http_req_data_received", 2),
            of("http_req_chunks_received", 4),
            of("http_req_connection_overhead", 3),
            of("http_req_duration", 407),
            of("http_req_total", 410));

    /** Content and a start are all that these need, and every valid request has both. */
    private static final Set<String> OF_EVERY_REQUEST = Set.of(
            "time_to_first_token",
            "request_latency",
            "decode_duration",
            "send_lateness",
            "scheduled_time_to_first_token",
            "scheduled_request_latency",
            "stall_time",
            "http_req_blocked",
            "http_req_dns_lookup",
            "http_req_connecting",
            "http_req_sending",
            "http_req_waiting",
            "http_req_receiving",
            "http_req_connection_reused",
            "http_req_data_sent",
            "http_req_chunks_sent",
            "http_req_data_received",
            "http_req_chunks_received",
            "http_req_connection_overhead",
            "http_req_duration",
            "http_req_total");

    private final Metric metric;

    BuiltInMetricsTest(String tag) {
        metric = MetricCatalogue.builtIn().requestMetrics().stream()
                .filter(each -> each.name().equals(tag))
                .findFirst()
                .orElseThrow();
    }

    static List<String> tags() {
        return MetricCatalogue.builtIn().requestMetrics().stream()
                .map(Metric::name)
                .toList();
    }

    @Override
    protected Metric metric() {
        return metric;
    }

    @Override
    protected RequestRecord request() {
        return startingAt(100)
                .intendedAt(90)
                .refill()
                .connectedAt(103)
                .openedBetween(100.5, 101, 103)
                .contentAt(150, 170, 500, 510)
                .firstAnswerAt(170)
                .inputTokens(25)
                .requestedTokens(5)
                .answerTokens(3)
                .reasoningTokens(1)
                .usage(new Usage(count(30), count(5), count(35), count(2), count(16)))
                .build();
    }

    @Override
    protected double[] values() {
        return Objects.requireNonNull(VALUES.get(metric.name()), () -> "no value is given here for " + metric.name());
    }

    @Override
    protected List<RequestRecord> requestsWithout() {
        return OF_EVERY_REQUEST.contains(metric.name())
                ? List.of()
                : List.of(startingAt(0).contentAt(5).reasoningOnly().build());
    }

    private static Map.Entry<String, double[]> of(String tag, double... values) {
        return entry(tag, values);
    }

    private static OptionalInt count(int value) {
        return OptionalInt.of(value);
    }
}
