package dev.aiperf.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.aiperf.record.RequestRecord;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Values computed by hand, in milliseconds. */
class HttpMetricsTest {

    private static final List<String> PHASES = List.of(
            "http_req_blocked",
            "http_req_dns_lookup",
            "http_req_connecting",
            "http_req_sending",
            "http_req_waiting",
            "http_req_receiving");

    @Test
    void aConnectionOpenedForTheRequestIsToldStepByStep() {
        RequestRecord request = Requests.startingAt(100)
                .connectedAt(131)
                .sentAt(133)
                .http(100, Requests.opening(103, 110, 128), 180, 250)
                .contentAt(190, 240)
                .make();

        requireValues(
                request,
                Map.of(
                        "http_req_blocked", 3.0 + 3.0,
                        "http_req_dns_lookup", 7.0,
                        "http_req_connecting", 18.0,
                        "http_req_sending", 2.0,
                        "http_req_waiting", 47.0,
                        "http_req_receiving", 70.0,
                        "http_req_connection_overhead", 31.0,
                        "http_req_duration", 119.0,
                        "http_req_total", 150.0,
                        "http_req_connection_reused", 0.0));
        requireSum(request);
    }

    @Test
    void aConnectionThatWasOpenTakesNoTimeToOpen() {
        RequestRecord request = Requests.startingAt(100)
                .sentAt(101)
                .http(99, Optional.empty(), 150, 150)
                .contentAt(150)
                .make();

        requireValues(
                request,
                Map.of(
                        "http_req_blocked", 1.0,
                        "http_req_dns_lookup", 0.0,
                        "http_req_connecting", 0.0,
                        "http_req_sending", 1.0,
                        "http_req_waiting", 49.0,
                        "http_req_receiving", 0.0,
                        "http_req_connection_overhead", 1.0,
                        "http_req_duration", 50.0,
                        "http_req_total", 51.0,
                        "http_req_connection_reused", 1.0));
        requireSum(request);
    }

    @Test
    void whatWasDoneForAConnectionBeforeTheRequestCameIsNotItsTime() {
        RequestRecord request = Requests.startingAt(100)
                .connectedAt(120)
                .sentAt(121)
                .http(100, Requests.opening(60, 90, 120), 150, 160)
                .contentAt(155)
                .make();

        requireValues(
                request,
                Map.of(
                        "http_req_blocked", 0.0,
                        "http_req_dns_lookup", 0.0,
                        "http_req_connecting", 20.0,
                        "http_req_connection_overhead", 20.0));
        requireSum(request);
    }

    @Test
    void bytesAndPiecesAreCounted() {
        RequestRecord request = Requests.startingAt(0)
                .http(0, Optional.empty(), 5, 9)
                .contentAt(6)
                .make();

        requireValues(
                request,
                Map.of(
                        "http_req_data_sent", 100.0 / 1024,
                        "http_req_chunks_sent", 1.0,
                        "http_req_data_received", 1.5,
                        "http_req_chunks_received", 3.0));
    }

    @Test
    void anAnswerWithoutBodyHasNoTimesOfIt() {
        RequestRecord request = Requests.startingAt(0).make();

        for (String tag : List.of("http_req_waiting", "http_req_receiving", "http_req_duration", "http_req_total")) {
            assertThat(metric(tag).valuesOf(request)).as(tag).isEmpty();
        }
    }

    private static void requireSum(RequestRecord request) {
        double sum = PHASES.stream().mapToDouble(tag -> value(tag, request)).sum();
        assertThat(sum).isCloseTo(value("http_req_total", request), within(1e-9));
    }

    private static void requireValues(RequestRecord request, Map<String, Double> values) {
        values.forEach(
                (tag, expected) -> assertThat(value(tag, request)).as(tag).isCloseTo(expected, within(1e-9)));
    }

    private static double value(String tag, RequestRecord request) {
        double[] values = metric(tag).valuesOf(request);
        assertThat(values).as(tag).hasSize(1);
        return values[0];
    }

    private static Metric metric(String tag) {
        return MetricCatalogue.builtIn().requestMetrics().stream()
                .filter(metric -> metric.name().equals(tag))
                .findFirst()
                .orElseThrow();
    }
}
