package dev.aiperf.metrics;

import dev.aiperf.record.RequestRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What AIPerf 0.13 wrote of a real run: records of its warm-up, two of its measurement, and the summary of both. */
final class SampleRun {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int REQUESTED_TOKENS = 50;

    private final List<JsonNode> lines;
    private final JsonNode summary;

    private SampleRun(List<JsonNode> lines, JsonNode summary) {
        this.lines = lines;
        this.summary = summary;
    }

    static SampleRun load() {
        List<JsonNode> lines =
                text("aiperf-0.13-records.jsonl").lines().map(JSON::readTree).toList();
        return new SampleRun(lines, JSON.readTree(text("aiperf-0.13-summary.json")));
    }

    static String text(String resource) {
        try (InputStream in = SampleRun.class.getResourceAsStream(resource)) {
            return new String(Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the metrics of each record, as AIPerf wrote them. */
    List<JsonNode> recordsOf(String phase) {
        return lines.stream()
                .filter(line -> line.at("/metadata/benchmark_phase").asString().equals(phase))
                .toList();
    }

    JsonNode summaryOf(String phase) {
        return summary.path(phase);
    }

    /**
     * Returns what AIPerf divides by where it tells a rate. It isn't the benchmark duration of its records, as its
     * documentation says, but the time from the start of the phase to its end by the load generator's clock, some
     * milliseconds more.
     */
    double secondsBehindRatesOf(String phase) {
        JsonNode metrics = summaryOf(phase);
        return metrics.at("/request_count/avg").asDouble()
                / metrics.at("/request_throughput/avg").asDouble();
    }

    /** Returns the time between the start and the end of the measurement that AIPerf wrote. */
    Duration measurementTime() {
        LocalDateTime start = LocalDateTime.parse(summary.path("start_time").asString());
        return Duration.between(
                start, LocalDateTime.parse(summary.path("end_time").asString()));
    }

    /** Returns a record of ours with the instants and counts of one of theirs. */
    static RequestRecord recordOf(JsonNode line) {
        long start = line.at("/metadata/request_start_ns").asLong();
        JsonNode metrics = line.path("metrics");
        JsonNode gaps = metrics.at("/inter_chunk_latency/value");
        long[] content = new long[gaps.size() + 1];
        content[0] = start + nanos(metrics.at("/time_to_first_token/value"));
        for (int k = 0; k < gaps.size(); k++) {
            content[k + 1] = content[k] + nanos(gaps.path(k));
        }
        return Requests.startingAtNanos(start)
                .contentAtNanos(content)
                .input(count(metrics, "input_sequence_length"))
                .answer(count(metrics, "output_token_count"))
                .requested(REQUESTED_TOKENS)
                .usage(
                        OptionalInt.of(count(metrics, "usage_prompt_tokens")),
                        OptionalInt.of(count(metrics, "usage_completion_tokens")),
                        OptionalInt.of(count(metrics, "usage_total_tokens")),
                        OptionalInt.empty(),
                        OptionalInt.empty())
                .make();
    }

    private static int count(JsonNode metrics, String tag) {
        return metrics.path(tag).path("value").asInt();
    }

    private static long nanos(JsonNode millis) {
        return Math.round(millis.asDouble() * 1e6);
    }
}
