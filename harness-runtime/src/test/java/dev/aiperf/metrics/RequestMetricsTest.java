package dev.aiperf.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.aiperf.record.RequestRecord;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The metrics of a request, worked out by hand. */
class RequestMetricsTest {

    @Test
    void latenciesCountFromTheStartToContent() {
        RequestRecord request = Requests.startingAt(100)
                .contentAt(150, 160, 190, 250)
                .firstAnswerAt(190)
                .answer(2)
                .reasoning(4)
                .make();

        assertThat(value("time_to_first_token", request)).isEqualTo(50);
        assertThat(value("time_to_second_token", request)).isEqualTo(10);
        assertThat(value("time_to_first_output_token", request)).isEqualTo(90);
        assertThat(value("request_latency", request)).isEqualTo(150);
        assertThat(value("decode_duration", request)).isEqualTo(100);
        assertThat(value("inter_token_latency", request))
                .as("100 ms over 6 - 1 tokens")
                .isEqualTo(20);
        assertThat(values("inter_chunk_latency", request)).containsExactly(10, 30, 60);
    }

    @Test
    void throughputsOfARequestAreTokensOverItsTimes() {
        RequestRecord request = Requests.startingAt(100)
                .contentAt(150, 160, 190, 250)
                .input(40)
                .answer(6)
                .make();

        assertThat(value("output_token_throughput_per_user", request)).isCloseTo(50, within(1e-12));
        assertThat(value("e2e_output_token_throughput", request)).isCloseTo(40, within(1e-12));
        assertThat(value("prefill_throughput_per_user", request)).isCloseTo(800, within(1e-12));
    }

    @Test
    void latenciesFromTheScheduleIncludeTheLateness() {
        RequestRecord request = Requests.startingAt(100)
                .intendedAt(70)
                .connectedAt(104)
                .contentAt(150, 250)
                .make();

        assertThat(value("send_lateness", request)).isEqualTo(30);
        assertThat(value("scheduled_time_to_first_token", request)).isEqualTo(80);
        assertThat(value("scheduled_request_latency", request)).isEqualTo(180);
        assertThat(value("connection_time", request)).isEqualTo(4);
    }

    @Test
    void onlyARequestThatTookOverItsSlotHasARefillDelay() {
        Requests late = Requests.startingAt(100).intendedAt(99.5).contentAt(150);
        assertThat(MetricCatalogue.builtIn().requestMetrics())
                .filteredOn(metric -> metric.name().equals("refill_delay"))
                .singleElement()
                .satisfies(metric -> assertThat(metric.valuesOf(late.make())).isEmpty());

        assertThat(value("refill_delay", late.refill().make())).isEqualTo(0.5);
    }

    @Test
    void aReaderStallsWhereTokensComeSlowerThanHeReads() {
        RequestRecord oneTokenEach = Requests.startingAt(0)
                .contentAt(10, 200, 800, 1050, 1500)
                .answer(5)
                .make();
        assertThat(value("stall_time", oneTokenEach))
                .as("600 - 250 and 450 - 250; 250 is no stall")
                .isEqualTo(550);

        RequestRecord fourTokensEach =
                Requests.startingAt(0).contentAt(10, 1000, 2500).answer(12).make();
        assertThat(value("stall_time", fourTokensEach))
                .as("four tokens take 1,000 ms to read, so 990 is no stall, and 1,500 is half a second")
                .isEqualTo(500);
    }

    @Test
    void aSingleContentEventHasNoSecondToken() {
        RequestRecord request = Requests.startingAt(0).contentAt(10).answer(1).make();

        assertThat(tags(request)).contains("time_to_first_token", "decode_duration", "request_latency");
        assertThat(tags(request))
                .doesNotContain(
                        "time_to_second_token",
                        "inter_token_latency",
                        "inter_chunk_latency",
                        "output_token_throughput_per_user");
    }

    @Test
    void tokensThatCameAllAtOnceHaveNoRate() {
        RequestRecord request =
                Requests.startingAt(0).contentAt(10, 10).answer(8).make();

        assertThat(value("inter_token_latency", request)).isZero();
        assertThat(tags(request)).doesNotContain("output_token_throughput_per_user");
    }

    @Test
    void withoutTokenCountsThereAreNoTokenMetrics() {
        RequestRecord request =
                Requests.startingAt(0).contentAt(10, 20, 30).requested(5).make();

        assertThat(tags(request))
                .filteredOn(tag -> !tag.startsWith("http_req_"))
                .containsExactlyInAnyOrder(
                        "time_to_first_token",
                        "time_to_second_token",
                        "time_to_first_output_token",
                        "request_latency",
                        "decode_duration",
                        "inter_chunk_latency",
                        "send_lateness",
                        "scheduled_time_to_first_token",
                        "scheduled_request_latency",
                        "stall_time");
    }

    @Test
    void reasoningCountsAsOutput() {
        RequestRecord request = Requests.startingAt(0)
                .contentAt(10, 20)
                .reasoning(30)
                .answer(12)
                .make();

        assertThat(value("output_sequence_length", request)).isEqualTo(42);
        assertThat(value("output_token_count", request)).isEqualTo(12);
        assertThat(value("reasoning_token_count", request)).isEqualTo(30);
    }

    @Test
    void anOutputShorterThanAskedForIsANegativeMismatch() {
        RequestRecord request = Requests.startingAt(0)
                .contentAt(10, 20)
                .answer(40)
                .requested(50)
                .make();

        assertThat(value("osl_mismatch_diff_pct", request)).isEqualTo(-20);
    }

    @Test
    void differencesOfUsageAreRelativeToTheClientsCounts() {
        RequestRecord request = Requests.startingAt(0)
                .contentAt(10, 20)
                .input(80)
                .answer(30)
                .reasoning(10)
                .usage(
                        OptionalInt.of(100),
                        OptionalInt.of(36),
                        OptionalInt.of(136),
                        OptionalInt.of(5),
                        OptionalInt.of(64))
                .make();

        assertThat(value("usage_prompt_tokens", request)).isEqualTo(100);
        assertThat(value("usage_completion_tokens", request)).isEqualTo(36);
        assertThat(value("usage_total_tokens", request)).isEqualTo(136);
        assertThat(value("usage_reasoning_tokens", request)).isEqualTo(5);
        assertThat(value("usage_prompt_cache_read_tokens", request)).isEqualTo(64);
        assertThat(value("usage_prompt_tokens_diff_pct", request)).isEqualTo(25);
        assertThat(value("usage_completion_tokens_diff_pct", request)).isEqualTo(10);
        assertThat(value("usage_reasoning_tokens_diff_pct", request)).isEqualTo(50);
    }

    private static double value(String tag, RequestRecord request) {
        double[] values = values(tag, request);
        assertThat(values).as(tag).hasSize(1);
        return values[0];
    }

    private static double[] values(String tag, RequestRecord request) {
        return MetricCatalogue.builtIn().requestMetricsFor(Endpoints.STREAMING).stream()
                .filter(metric -> metric.name().equals(tag))
                .findFirst()
                .orElseThrow()
                .valuesOf(request);
    }

    private static Set<String> tags(RequestRecord request) {
        return MetricCatalogue.builtIn().requestMetricsFor(Endpoints.STREAMING).stream()
                .filter(metric -> metric.valuesOf(request).length > 0)
                .map(Metric::name)
                .collect(Collectors.toSet());
    }
}
