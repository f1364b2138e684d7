package dev.aiperf.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.aiperf.plan.EndpointPlan;
import dev.aiperf.plan.GoodputBound;
import dev.aiperf.record.RequestError;
import dev.aiperf.record.RequestRecord;
import dev.aiperf.stats.Distribution;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class PhaseAccumulatorTest {

    private final PhaseAccumulator phase = accumulator(Endpoints.STREAMING);

    @Test
    void ratesAreOverTheTimeFromTheFirstStartToTheLastContent() {
        phase.accept(Requests.startingAt(1000)
                .contentAt(1100, 1500)
                .input(30)
                .answer(10)
                .make());
        phase.accept(Requests.startingAt(500)
                .contentAt(900, 2500)
                .input(50)
                .answer(20)
                .reasoning(10)
                .make());

        assertThat(value("benchmark_duration")).isEqualTo(2);
        assertThat(value("request_throughput")).isEqualTo(1);
        assertThat(value("output_token_throughput")).isEqualTo(20);
        assertThat(value("input_token_throughput")).isEqualTo(40);
        assertThat(value("total_token_throughput")).isEqualTo(60);
        assertThat(value("total_isl")).isEqualTo(80);
        assertThat(value("total_osl")).isEqualTo(40);
        assertThat(value("total_output_tokens")).isEqualTo(30);
        assertThat(value("total_reasoning_tokens")).isEqualTo(10);
    }

    @Test
    void gapsOfAllRequestsAreOneDistribution() {
        phase.accept(Requests.startingAt(0).contentAt(10, 20, 40).make());
        phase.accept(Requests.startingAt(0).contentAt(10, 40).make());

        Distribution gaps = distribution("inter_chunk_latency");

        assertThat(gaps.count()).isEqualTo(3);
        assertThat(gaps.mean()).isEqualTo(20);
        assertThat(gaps.percentile(50)).isEqualTo(20);
    }

    @Test
    void theInputOfFailedRequestsIsToldApartAndThatOfTooLongOnesCounted() {
        phase.accept(Requests.startingAt(0).contentAt(10).input(7).make());
        phase.accept(failed(30, "timed out"));
        phase.accept(failed(50, "This model's maximum context length is 40 tokens"));
        RecordValues values = phase.accept(failed(70, "Prompt is too long"));

        assertThat(values.values().keySet()).extracting(MetricInfo::tag).containsExactly("error_isl");
        assertThat(distribution("error_isl").mean()).isEqualTo(50);
        assertThat(distribution("error_isl").count()).isEqualTo(3);
        assertThat(value("total_error_isl")).isEqualTo(150);
        assertThat(value("total_isl")).isEqualTo(7);
        assertThat(value("context_overflow_count")).isEqualTo(2);
    }

    @Test
    void whereNothingFailedNothingIsToldOfFailures() {
        phase.accept(Requests.startingAt(0).contentAt(10).input(7).make());

        assertThat(phase.summary().results())
                .doesNotContainKeys("error_isl", "total_error_isl", "context_overflow_count");
    }

    private static RequestRecord failed(int inputTokens, String words) {
        return Requests.startingAt(0)
                .input(inputTokens)
                .error(new RequestError(400, "HttpError", words))
                .make();
    }

    @Test
    void failedRequestsAreCountedAndInNoLatency() {
        phase.accept(Requests.startingAt(0).contentAt(10, 20).make());
        phase.accept(Requests.startingAt(0)
                .contentAt(900)
                .error(new RequestError(0, "TimedOut", "too slow"))
                .make());
        phase.accept(Requests.cancelled());

        assertThat(distribution("request_latency").count()).isEqualTo(1);
        assertThat(value("request_count")).isEqualTo(1);
        assertThat(value("error_request_count")).isEqualTo(2);
        assertThat(value("cancelled_request_count")).isEqualTo(1);
        assertThat(value("completed_request_count")).isEqualTo(3);
        assertThat(value("request_error_rate")).isCloseTo(200.0 / 3, within(1e-12));
        assertThat(phase.summary().failedRequests()).isEqualTo(2);
        assertThat(phase.summary().cancelledRequests()).isEqualTo(1);
    }

    @Test
    void theErrorRateExistsWhenEveryRequestFailed() {
        phase.accept(Requests.failed("ConnectFailed"));
        phase.accept(Requests.failed("ConnectFailed"));

        assertThat(value("request_error_rate")).isEqualTo(100);
        assertThat(value("request_count")).isZero();
        assertThat(phase.summary().results()).doesNotContainKeys("benchmark_duration", "request_throughput");
        assertThat(phase.summary().results()).doesNotContainKeys("request_latency", "adj_request_latency");
        assertThat(phase.summary().errors())
                .containsExactly(new ErrorCount(new RequestError(0, "ConnectFailed", "it failed"), 2));
    }

    @Test
    void aPhaseWithoutRequestsHasCountsAndNothingElse() {
        assertThat(phase.summary().results().keySet())
                .containsExactlyInAnyOrder("request_count", "completed_request_count");
    }

    @Test
    void aFailureIsAnInfiniteLatencyInTheTwin() {
        for (int k = 1; k <= 98; k++) {
            phase.accept(Requests.startingAt(0).contentAt(k, k + 100).answer(2).make());
        }
        phase.accept(Requests.failed("TimedOut"));
        phase.accept(Requests.failed("TimedOut"));

        Distribution adjusted = distribution("adj_request_latency");
        assertThat(adjusted.count()).isEqualTo(100);
        assertThat(adjusted.percentile(50)).as("the 50th of 100").isEqualTo(150);
        assertThat(adjusted.percentile(95)).isEqualTo(195);
        assertThat(adjusted.percentiles()).doesNotContainKeys(99.0, 99.9);
        assertThat(value("adj_request_latency")).isNaN();
        assertThat(phase.summary().results())
                .containsKeys(
                        "adj_time_to_first_token",
                        "adj_inter_token_latency",
                        "adj_decode_duration",
                        "adj_scheduled_time_to_first_token",
                        "adj_scheduled_request_latency");
        assertThat(phase.summary().results()).doesNotContainKeys("adj_output_sequence_length", "adj_send_lateness");
    }

    @Test
    void aFailureCountsAsAsManyGapsAsARequestHas() {
        for (int k = 0; k < 9; k++) {
            phase.accept(Requests.startingAt(0).contentAt(1, 2, 3, 4, 5, 6).make());
        }
        phase.accept(Requests.failed("TimedOut"));

        assertThat(distribution("inter_chunk_latency").count()).isEqualTo(45);
        assertThat(distribution("adj_inter_chunk_latency").count()).isEqualTo(50);
        assertThat(distribution("adj_inter_chunk_latency").percentiles())
                .containsKey(90.0)
                .doesNotContainKey(95.0);
    }

    @Test
    void aFailureIsARateOfNothing() {
        for (int k = 0; k < 3; k++) {
            phase.accept(Requests.startingAt(0).contentAt(10, 30).answer(2).make());
        }
        phase.accept(Requests.failed("TimedOut"));

        assertThat(value("output_token_throughput_per_user")).isEqualTo(50);
        assertThat(value("adj_output_token_throughput_per_user")).isEqualTo(37.5);
        assertThat(distribution("adj_output_token_throughput_per_user").min()).isZero();
        assertThat(distribution("adj_output_token_throughput_per_user").percentile(50))
                .isEqualTo(50);
        assertThat(distribution("output_token_throughput_per_user").count()).isEqualTo(3);
    }

    @Test
    void aCancelledRequestIsNotInfinite() {
        phase.accept(Requests.startingAt(0).contentAt(10, 20).make());
        phase.accept(Requests.cancelled());

        assertThat(phase.summary().results()).doesNotContainKey("adj_request_latency");
    }

    @Test
    void stallsAreMeasuredByTheReadersSpeed() {
        MetricCatalogue slow = MetricCatalogue.builtIn().withReadingSpeed(Duration.ofMillis(900));
        PhaseAccumulator reader = new PhaseAccumulator(slow, Endpoints.STREAMING, List.of());
        reader.accept(Requests.startingAt(0).contentAt(0, 1000).answer(2).make());
        phase.accept(Requests.startingAt(0).contentAt(0, 1000).answer(2).make());

        assertThat(reader.summary().result("stall_time").orElseThrow().value()).isEqualTo(100);
        assertThat(value("stall_time")).isEqualTo(750);
    }

    @Test
    void aRequestThatIsStillUnansweredAtTheEndIsInfinite() {
        phase.accept(Requests.startingAt(0).contentAt(10, 20).make());
        phase.accept(Requests.overdue());
        phase.accept(Requests.cancelled());

        assertThat(distribution("adj_request_latency").count()).isEqualTo(2);
        assertThat(distribution("adj_request_latency").percentiles()).doesNotContainKey(99.0);
        assertThat(value("cancelled_request_count")).isEqualTo(2);
        assertThat(phase.summary().overdueRequests()).isEqualTo(1);
        assertThat(phase.summary().cancelledRequests()).isEqualTo(1);
    }

    @Test
    void theGoodFractionIsOfAllRequestsThatCanBeJudged() {
        PhaseAccumulator bounded = accumulator(Endpoints.STREAMING, new GoodputBound("request_latency", 50));
        bounded.accept(Requests.startingAt(0).contentAt(10, 20).make());
        bounded.accept(Requests.overdue());
        bounded.accept(Requests.cancelled());

        assertThat(bounded.summary()
                        .result("good_request_fraction")
                        .orElseThrow()
                        .value())
                .isEqualTo(0.5);
        assertThat(bounded.summary().judgedRequests()).isEqualTo(2);
    }

    @Test
    void goodRequestsKeepEveryBound() {
        PhaseAccumulator bounded = accumulator(
                Endpoints.STREAMING,
                new GoodputBound("time_to_first_token", 50),
                new GoodputBound("output_token_throughput_per_user", 100));
        RecordValues atBothBounds = bounded.accept(
                Requests.startingAt(0).contentAt(50, 60).answer(2).make());
        RecordValues tooLate = bounded.accept(
                Requests.startingAt(0).contentAt(51, 60).answer(2).make());
        RecordValues tooSlow = bounded.accept(
                Requests.startingAt(0).contentAt(50, 1000).answer(2).make());
        RecordValues withoutTokens =
                bounded.accept(Requests.startingAt(0).contentAt(10, 20).make());
        bounded.accept(Requests.failed("TimedOut"));

        assertThat(good(atBothBounds)).isEqualTo(1);
        assertThat(good(tooLate)).isZero();
        assertThat(good(tooSlow)).isZero();
        assertThat(good(withoutTokens)).as("a metric that is missing").isZero();
        PhaseSummary summary = bounded.summary();
        assertThat(summary.result("good_request_count").orElseThrow().value()).isEqualTo(1);
        assertThat(summary.result("goodput").orElseThrow().value()).isEqualTo(1);
        assertThat(summary.result("good_request_fraction").orElseThrow().value())
                .as("one of five, the failed one included")
                .isEqualTo(0.2);
    }

    @Test
    void noneIsGoodWhenAllFail() {
        PhaseAccumulator bounded = accumulator(Endpoints.STREAMING, new GoodputBound("request_latency", 50));
        bounded.accept(Requests.failed("TimedOut"));

        assertThat(bounded.summary().result("good_request_count").orElseThrow().value())
                .isZero();
        assertThat(bounded.summary()
                        .result("good_request_fraction")
                        .orElseThrow()
                        .value())
                .isZero();
    }

    @Test
    void withoutBoundsThereIsNoGoodput() {
        RecordValues values =
                phase.accept(Requests.startingAt(0).contentAt(10, 20).make());

        assertThat(values.values()).doesNotContainKey(Goodput.GOOD_REQUEST_COUNT);
        assertThat(phase.summary().results())
                .doesNotContainKeys("goodput", "good_request_count", "good_request_fraction");
    }

    @Test
    void aBoundOnWhatNoRequestHasIsRefused() {
        assertThatThrownBy(() -> accumulator(Endpoints.STREAMING, new GoodputBound("request_throughput", 5)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("request_throughput");
    }

    @Test
    void wholeAnswersHaveNoMetricsOfStreams() {
        PhaseAccumulator whole = accumulator(Endpoints.WHOLE_ANSWERS);
        whole.accept(Requests.startingAt(0).contentAt(40).input(4).answer(2).make());

        assertThat(whole.summary().results())
                .containsKeys("request_latency", "e2e_output_token_throughput", "output_token_throughput");
        assertThat(whole.summary().results())
                .doesNotContainKeys(
                        "time_to_first_token",
                        "decode_duration",
                        "prefill_throughput_per_user",
                        "scheduled_time_to_first_token",
                        "stall_time",
                        "event_count");
    }

    @Test
    void withServerCountsThereAreNoDifferencesToThem() {
        PhaseAccumulator server = accumulator(Endpoints.SERVER_COUNTS);
        server.accept(Requests.startingAt(0)
                .contentAt(40, 50)
                .input(4)
                .answer(2)
                .usage(4, 2)
                .make());

        assertThat(server.summary().results()).containsKey("usage_prompt_tokens");
        assertThat(server.summary().results())
                .doesNotContainKeys("usage_prompt_tokens_diff_pct", "usage_discrepancy_count");
    }

    @Test
    void theCacheRateIsWeightedByTokens() {
        phase.accept(cached(1000, 900));
        phase.accept(cached(100, 10));

        assertThat(value("total_usage_prompt_cache_read_tokens")).isEqualTo(910);
        assertThat(value("overall_usage_prompt_cache_read_pct")).isCloseTo(100.0 * 910 / 1100, within(1e-12));
    }

    @Test
    void mismatchesAndDiscrepanciesAreCountedByTheirThresholds() {
        phase.accept(withLength(95, 100));
        phase.accept(withLength(94, 100));
        phase.accept(withLength(2049, 2000));
        phase.accept(withLength(2051, 2000));
        phase.accept(
                Requests.startingAt(0).contentAt(1, 2).input(100).usage(110, 5).make());
        phase.accept(
                Requests.startingAt(0).contentAt(1, 2).input(100).usage(111, 5).make());

        assertThat(value("osl_mismatch_count")).isEqualTo(2);
        assertThat(value("usage_discrepancy_count")).isEqualTo(1);
    }

    @Test
    void readsThatBroughtSeveralEventsAreCounted() {
        phase.accept(Requests.startingAt(0).contentAt(1, 1, 1, 2).events(6).make());
        phase.accept(Requests.startingAt(0)
                .contentAt(1, 2)
                .events(4)
                .missingEndMark()
                .make());

        assertThat(value("event_count")).isEqualTo(10);
        assertThat(value("shared_read_count")).isEqualTo(2);
        assertThat(value("content_event_count")).isEqualTo(6);
        assertThat(value("shared_read_pct")).isCloseTo(100.0 / 3, within(1e-9));
        assertThat(value("missing_end_mark_count")).isEqualTo(1);
    }

    @Test
    void resultsComeInTheOrderOfTheCatalogue() {
        phase.accept(Requests.startingAt(0)
                .contentAt(10, 20)
                .input(2)
                .answer(2)
                .usage(2, 2)
                .make());
        phase.accept(Requests.failed("TimedOut"));

        List<String> catalogue =
                MetricCatalogue.builtIn().infos().stream().map(MetricInfo::tag).toList();
        List<String> results = List.copyOf(phase.summary().results().keySet());
        assertThat(results)
                .isEqualTo(catalogue.stream().filter(results::contains).toList());
    }

    @Test
    void kindsOfFailureHaveABound() {
        for (int k = 0; k < 10_000; k++) {
            phase.accept(Requests.failed("Odd" + k));
        }
        phase.accept(Requests.failed("Odd7"));

        List<ErrorCount> errors = phase.summary().errors();
        assertThat(errors).hasSize(ErrorTally.MOST_KINDS + 1);
        assertThat(errors.get(0).count()).isEqualTo(10_000 - ErrorTally.MOST_KINDS);
        assertThat(errors.get(1)).isEqualTo(new ErrorCount(new RequestError(0, "Odd7", "it failed"), 2));
    }

    @Test
    void aMetricFromOutsideThatThrowsIsLeftOutAndNamed() {
        PhaseAccumulator extended =
                new PhaseAccumulator(MetricCatalogue.with(List.of(new Throwing())), Endpoints.STREAMING, List.of());
        extended.accept(Requests.startingAt(0).contentAt(10, 20).make());
        extended.accept(Requests.startingAt(0).contentAt(10, 20).make());

        PhaseSummary summary = extended.summary();
        assertThat(summary.faults()).singleElement().asString().contains("throwing", "not today");
        assertThat(summary.results()).containsKey("request_latency").doesNotContainKey("throwing");
    }

    @Test
    void aMetricFromOutsideThatNeverGotIntoTheCatalogueIsNamedToo() {
        PhaseAccumulator extended = new PhaseAccumulator(
                MetricCatalogue.with(List.of(new Throwing(), new Throwing())), Endpoints.STREAMING, List.of());

        assertThat(extended.summary().faults()).singleElement().asString().contains("throwing", "is left out");
    }

    private static RequestRecord withLength(int tokens, int requested) {
        return Requests.startingAt(0)
                .contentAt(1, 2)
                .answer(tokens)
                .requested(requested)
                .make();
    }

    private static RequestRecord cached(int prompt, int cached) {
        return Requests.startingAt(0)
                .contentAt(1, 2)
                .usage(
                        OptionalInt.of(prompt),
                        OptionalInt.of(1),
                        OptionalInt.empty(),
                        OptionalInt.empty(),
                        OptionalInt.of(cached))
                .make();
    }

    private static PhaseAccumulator accumulator(EndpointPlan endpoint, GoodputBound... goodput) {
        return new PhaseAccumulator(MetricCatalogue.builtIn(), endpoint, List.of(goodput));
    }

    private static double good(RecordValues values) {
        double[] good = values.values().get(Goodput.GOOD_REQUEST_COUNT);
        assertThat(good).hasSize(1);
        return good[0];
    }

    private double value(String tag) {
        return phase.summary().result(tag).orElseThrow().value();
    }

    private Distribution distribution(String tag) {
        return phase.summary().result(tag).orElseThrow().distribution().orElseThrow();
    }

    private static final class Throwing implements Metric {

        @Override
        public MetricInfo info() {
            return new MetricInfo("throwing", "Throwing", "ms", 1, ConsoleGroup.NONE, false, "None.");
        }

        @Override
        public double[] valuesOf(RequestRecord request) {
            throw new UnsupportedOperationException("not today");
        }
    }
}
