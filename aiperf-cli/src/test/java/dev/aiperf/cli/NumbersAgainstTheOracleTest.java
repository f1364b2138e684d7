package dev.aiperf.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.aiperf.simulator.RequestTruth;
import dev.aiperf.simulator.SimulatorOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/**
 * What is reported against what the server itself saw: counts exactly, times never shorter than the server's own, and
 * longer only by what a busy machine may add. The summary against the records, computed here once more.
 */
class NumbersAgainstTheOracleTest {

    private static final double NANOS_PER_MILLI = 1e6;
    private static final double NANOS_PER_SECOND = 1e9;
    /** Client and server share a machine with whatever else it does; a wrong clock or a wrong event is off by more. */
    private static final double MOST_MILLIS_ADDED_AT_MEDIAN = 50;
    /** Among hundreds of requests one at least finds the machine idle. */
    private static final double MOST_MILLIS_ADDED_AT_LEAST = 2;
    /** Of an answer that takes the server longer than this: to take one for another would show. */
    private static final double MOST_MILLIS_ADDED_AT_P99 = 150;

    private static final String SLOW_DECODING = "25ms";

    @TempDir
    Path folder;

    /** One request as both sides tell it. */
    private record Joined(JsonNode record, RequestTruth truth) {

        double metric(String tag) {
            return record.at("/metrics/" + tag + "/value").asDouble(Double.NaN);
        }

        boolean has(String tag) {
            return record.path("metrics").has(tag);
        }

        double firstContentMillis() {
            return (truth.contentNanos()[0] - truth.receivedNanos()) / NANOS_PER_MILLI;
        }

        double lastContentMillis() {
            long[] content = truth.contentNanos();
            return (content[content.length - 1] - truth.receivedNanos()) / NANOS_PER_MILLI;
        }

        /** How far the gap between two chunks that is furthest from the true one is from it. */
        double mostWrongGap() {
            double[] gaps = gaps();
            long[] content = truth.contentNanos();
            return IntStream.range(0, gaps.length)
                    .mapToDouble(k -> Math.abs(gaps[k] - (content[k + 1] - content[k]) / NANOS_PER_MILLI))
                    .max()
                    .orElse(0);
        }

        double[] gaps() {
            List<Double> gaps = new ArrayList<>();
            record.at("/metrics/inter_chunk_latency/value").forEach(gap -> gaps.add(gap.asDouble()));
            return gaps.stream().mapToDouble(Double::doubleValue).toArray();
        }
    }

    private static SimulatorOptions server() {
        return ProfileRun.quick().with("decode-base", "3ms").with("jitter", "0.2");
    }

    private List<Joined> run(SimulatorOptions options, int requests, String command) throws IOException {
        ProfileRun run = ProfileRun.of(
                        options,
                        folder,
                        "--model M --url U --tokenizer builtin --concurrency 6 --random-seed 11 --isl 120 --isl-stddev 30"
                                + " --osl 20 --osl-stddev 3 --warmup-requests 30 --request-count " + requests + " "
                                + command)
                .succeeded();
        ProfileRun.holds(run.files(), requests);
        Map<String, RequestTruth> truth =
                run.truth().stream().collect(Collectors.toMap(RequestTruth::requestId, Function.identity()));
        assertThat(truth).hasSize(requests + 30);
        return run.files().records("profiling").stream()
                .map(record -> new Joined(record, truthOf(record, truth)))
                .toList();
    }

    private static RequestTruth truthOf(JsonNode record, Map<String, RequestTruth> truth) {
        String id = record.at("/metadata/x_request_id").asString();
        return Objects.requireNonNull(truth.get(id), () -> "the server never saw " + id);
    }

    private ResultFiles files() {
        return new ResultFiles(folder.resolve("result"));
    }

    @Test
    void eachStreamedRequestIsReportedAsTheServerSawIt() throws IOException {
        List<Joined> requests = run(server().with("decode-base", SLOW_DECODING), 150, "--streaming");

        assertThat(requests).doesNotHaveDuplicates().allSatisfy(request -> {
            RequestTruth truth = request.truth();
            assertThat(truth.outcome()).isEqualTo(RequestTruth.COMPLETED);
            assertThat(request.metric("input_sequence_length")).isEqualTo(truth.promptTokens());
            assertThat(request.metric("output_sequence_length")).isEqualTo(truth.completionTokens());
            assertThat(request.metric("output_token_count")).isEqualTo(truth.completionTokens());
            assertThat(request.metric("usage_completion_tokens")).isEqualTo(truth.completionTokens());
            assertThat(request.metric("usage_prompt_tokens")).isEqualTo(truth.promptTokens());
            assertThat(request.gaps()).hasSize(truth.contentNanos().length - 1);
            assertThat(request.metric("time_to_first_token")).isGreaterThanOrEqualTo(request.firstContentMillis());
            assertThat(request.metric("request_latency")).isGreaterThanOrEqualTo(request.lastContentMillis());
            assertThat(request.metric("time_to_first_token")
                            + Arrays.stream(request.gaps()).sum())
                    .isCloseTo(request.metric("request_latency"), within(1e-3));
            assertThat(request.metric("inter_token_latency") * (truth.completionTokens() - 1))
                    .isCloseTo(request.metric("request_latency") - request.metric("time_to_first_token"), within(1e-3));
        });
        addsLittle(requests, request -> request.metric("time_to_first_token") - request.firstContentMillis());
        addsLittle(requests, request -> request.metric("request_latency") - request.lastContentMillis());
        addsLittle(requests, Joined::mostWrongGap);
        assertThat(requests)
                .as("the server's own times")
                .allSatisfy(request ->
                        assertThat(request.lastContentMillis()).isGreaterThan(1.5 * MOST_MILLIS_ADDED_AT_P99));
        theSummaryIsThatOfTheRecords(requests);
    }

    /** Twenty connections are opened beforehand, and answers take so long that forty are needed. */
    @Test
    void thePhasesOfAnExchangeAddUpToItsTotal() throws IOException {
        ProfileRun run = ProfileRun.of(
                        server().with("decode-base", SLOW_DECODING).with("output-tokens", "80"),
                        folder,
                        "--model M --url U --streaming --request-rate 20 --arrival-pattern constant --request-count 50"
                                + " --isl 20 --osl 80 --tokenizer builtin --export-http-trace --show-trace-timing")
                .succeeded();

        assertThat(run.call().out()).contains("AIPerf Harness | HTTP Trace", "HTTP Waiting (TTFB) (ms)");
        List<Joined> requests = run.files().records("profiling").stream()
                .map(record -> new Joined(
                        record,
                        run.truth().stream()
                                .filter(truth -> truth.requestId()
                                        .equals(record.at("/metadata/x_request_id")
                                                .asString()))
                                .findFirst()
                                .orElseThrow()))
                .toList();
        assertThat(requests).hasSize(50).allSatisfy(request -> {
            double sum = Stream.of("blocked", "dns_lookup", "connecting", "sending", "waiting", "receiving")
                    .mapToDouble(phase -> request.metric("http_req_" + phase))
                    .peek(millis -> assertThat(millis).isGreaterThanOrEqualTo(0))
                    .sum();
            assertThat(request.metric("http_req_total")).isCloseTo(sum, within(1e-6));
            assertThat(request.metric("http_req_total")).isGreaterThanOrEqualTo(request.lastContentMillis());
            boolean reused = request.metric("http_req_connection_reused") == 1;
            assertThat(request.metric("http_req_connecting") == 0).isEqualTo(reused);
            JsonNode trace = request.record().path("trace_data");
            assertThat(trace.has("tcp_connect_end_ns")).isEqualTo(!reused);
            assertThat(trace.has("connection_reused_ns")).isEqualTo(reused);
            assertThat(trace.path("response_receive_end_ns").asLong()
                            - trace.path("connection_pool_wait_start_ns").asLong())
                    .isCloseTo(Math.round(request.metric("http_req_total") * NANOS_PER_MILLI), within(1L));
        });
        assertThat(requests)
                .extracting(request -> request.metric("http_req_connection_reused"))
                .contains(0.0, 1.0);
    }

    @ParameterizedTest
    @CsvSource({"crlf, false", "cr, false", "lf, true"})
    void reasoningAndSeveralTokensAChunkAreCountedAsTheServerMadeThem(String lineEnds, String usageEachChunk)
            throws IOException {
        SimulatorOptions options = server().with("reasoning-tokens", "5")
                .with("tokens-per-chunk", "3")
                .with("role-chunk", "true")
                .with("comments", "2ms")
                .with("usage-each-chunk", usageEachChunk)
                .with("line-ends", lineEnds);

        List<Joined> requests = run(options, 100, "--streaming");

        assertThat(requests).allSatisfy(request -> {
            RequestTruth truth = request.truth();
            assertThat(truth.reasoningTokens()).isEqualTo(5);
            assertThat(request.metric("output_sequence_length")).isEqualTo(truth.completionTokens());
            assertThat(request.metric("usage_completion_tokens")).isEqualTo(truth.completionTokens());
            assertThat(request.metric("reasoning_token_count")).isEqualTo(5);
            assertThat(request.metric("output_token_count")).isEqualTo(truth.completionTokens() - 5);
            assertThat(request.gaps()).hasSize(truth.contentNanos().length - 1);
            assertThat(request.metric("time_to_first_token")).isGreaterThanOrEqualTo(request.firstContentMillis());
            // The second chunk holds the last of the reasoning, a later one the first of the answer.
            assertThat(request.metric("time_to_first_output_token"))
                    .isGreaterThan(request.metric("time_to_first_token") + request.gaps()[0] - 1e-6);
        });
    }

    @Test
    void eachWholeAnswerIsReportedAsTheServerSawIt() throws IOException {
        List<Joined> requests = run(server(), 150, "--no-streaming");

        assertThat(requests).allSatisfy(request -> {
            RequestTruth truth = request.truth();
            assertThat(request.metric("input_sequence_length")).isEqualTo(truth.promptTokens());
            assertThat(request.metric("output_sequence_length")).isEqualTo(truth.completionTokens());
            assertThat(request.metric("request_latency")).isGreaterThanOrEqualTo(request.lastContentMillis());
            assertThat(request.has("time_to_first_token")).isFalse();
            assertThat(request.has("inter_token_latency")).isFalse();
        });
        addsLittle(requests, request -> request.metric("request_latency") - request.lastContentMillis());
        assertThat(files().summary().has("time_to_first_token")).isFalse();
        theSummaryIsThatOfTheRecords(requests);
    }

    private static void addsLittle(List<Joined> requests, ToDoubleFunction<Joined> millis) {
        double[] sorted = requests.stream().mapToDouble(millis).sorted().toArray();
        assertThat(percentile(sorted, 50)).isBetween(0.0, MOST_MILLIS_ADDED_AT_MEDIAN);
        assertThat(sorted[0]).as("least").isLessThan(MOST_MILLIS_ADDED_AT_LEAST);
        assertThat(percentile(sorted, 99)).isLessThan(MOST_MILLIS_ADDED_AT_P99);
    }

    private void theSummaryIsThatOfTheRecords(List<Joined> requests) throws IOException {
        for (String tag : List.of(
                "request_latency",
                "time_to_first_token",
                "inter_token_latency",
                "output_token_throughput_per_user",
                "input_sequence_length",
                "output_sequence_length")) {
            if (requests.stream().anyMatch(request -> request.has(tag))) {
                // A request whose answer came in one read has no gap, and so no rate of its own.
                isDistributionOf(
                        tag,
                        requests.stream()
                                .filter(request -> request.has(tag))
                                .mapToDouble(request -> request.metric(tag))
                                .toArray());
            }
        }
        long start = requests.stream()
                .mapToLong(request ->
                        request.record().at("/metadata/request_start_ns").asLong())
                .min()
                .orElseThrow();
        long end = requests.stream()
                .mapToLong(request ->
                        request.record().at("/metadata/request_end_ns").asLong())
                .max()
                .orElseThrow();
        double seconds = (end - start) / NANOS_PER_SECOND;
        double tokens = requests.stream()
                .mapToDouble(request -> request.truth().completionTokens())
                .sum();
        double prompts = requests.stream()
                .mapToDouble(request -> request.truth().promptTokens())
                .sum();
        is("benchmark_duration", seconds);
        is("request_throughput", requests.size() / seconds);
        is("output_token_throughput", tokens / seconds);
        is("total_token_throughput", (tokens + prompts) / seconds);
        is("total_osl", tokens);
        is("total_isl", prompts);
    }

    private void is(String tag, double expected) throws IOException {
        assertThat(files().number(tag, "avg")).as(tag).isCloseTo(expected, within(1e-6 * expected));
    }

    private void isDistributionOf(String tag, double[] values) throws IOException {
        double[] sorted = Arrays.stream(values).sorted().toArray();
        double mean = Arrays.stream(sorted).average().orElseThrow();
        double std = Math.sqrt(Arrays.stream(sorted)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElseThrow());
        double tolerance = 1e-6 * sorted[sorted.length - 1];
        Map<String, Double> expected = Map.of(
                "avg",
                mean,
                "std",
                std,
                "min",
                sorted[0],
                "max",
                sorted[sorted.length - 1],
                "count",
                (double) sorted.length,
                "p50",
                percentile(sorted, 50),
                "p90",
                percentile(sorted, 90),
                "p99",
                percentile(sorted, 99));
        for (Map.Entry<String, Double> statistic : expected.entrySet()) {
            assertThat(files().number(tag, statistic.getKey()))
                    .as("%s of %s", statistic.getKey(), tag)
                    .isCloseTo(statistic.getValue(), within(tolerance));
        }
    }

    /** Returns a percentile by linear interpolation between the neighbours in rank. */
    private static double percentile(double[] sorted, double percent) {
        double rank = percent / 100 * (sorted.length - 1);
        int below = (int) Math.floor(rank);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (rank - below) * (sorted[above] - sorted[below]);
    }
}
