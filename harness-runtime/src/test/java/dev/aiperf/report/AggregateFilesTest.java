package dev.aiperf.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.aiperf.metrics.MetricResult;
import dev.aiperf.plan.Cell;
import dev.aiperf.plan.GatesPlan;
import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.plan.Secret;
import dev.aiperf.plan.TrafficPlan;
import dev.aiperf.run.CellRuns;
import dev.aiperf.run.FailedRun;
import dev.aiperf.run.RunResult;
import dev.aiperf.stats.Distribution;
import dev.aiperf.stats.RunningDistribution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AggregateFilesTest {

    private static final Cell CELL = SampleRun.point(new TrafficPlan.ClosedLoop(4));

    @TempDir
    Path temp;

    @Test
    void eachFieldIsAsAiperfWritesIt() throws IOException {
        CellRuns two = AiperfRuns.cells().get(0);
        assertThat(AggregateFiles.write(temp, AiperfRuns.plan(), two, "0.1.0").failures())
                .isEmpty();
        JsonNode ours = json(temp.resolve("profile_export_aiperf_aggregate.json"));
        JsonNode theirs = AiperfRuns.aggregate();

        assertThat(ours.propertyNames()).containsAll(theirs.propertyNames());
        for (String same : List.of("schema_version", "aiperf_version", "metadata")) {
            assertThat(ours.get(same)).as(same).isEqualTo(theirs.get(same));
        }
        assertThat(ours.get("metrics").propertyNames())
                .containsExactlyInAnyOrderElementsOf(theirs.get("metrics").propertyNames());
        assertSameNumbers(ours.get("metrics"), theirs.get("metrics"));
    }

    @Test
    void eachLineOfTheTableIsAsAiperfWritesIt() throws IOException {
        AggregateFiles.write(temp, AiperfRuns.plan(), AiperfRuns.cells().get(0), "0.1.0");
        String ours = Files.readString(temp.resolve("profile_export_aiperf_aggregate.csv"));
        // A coefficient of variation around 0 is infinite there, and left out here.
        String theirs = AiperfSample.text("profile_export_aiperf_aggregate.csv").replace(",inf,", ",,");

        assertThat(ours.split("\r\n", -1)).containsExactlyInAnyOrder(theirs.split("\r\n", -1));
        assertThat(ours.substring(ours.indexOf("\r\n\r\n"))).isEqualTo(theirs.substring(theirs.indexOf("\r\n\r\n")));
    }

    @Test
    void sweepIsAsAiperfWritesIt() throws IOException {
        assertThat(SweepFiles.write(temp, AiperfRuns.plan(), AiperfRuns.cells(), "0.1.0")
                        .failures())
                .isEmpty();
        JsonNode ours = json(temp.resolve("profile_export_aiperf_sweep.json"));
        JsonNode theirs = AiperfRuns.sweep();

        for (String same : List.of(
                "aggregation_type",
                "num_profile_runs",
                "num_successful_runs",
                "failed_runs",
                "metadata",
                "pareto_optimal")) {
            assertThat(ours.get(same)).as(same).isEqualTo(theirs.get(same));
        }
        for (int cell = 0; cell < 2; cell++) {
            JsonNode our = ours.get("per_combination_metrics").get(cell);
            JsonNode their = theirs.get("per_combination_metrics").get(cell);
            assertThat(our.get("parameters")).isEqualTo(their.get("parameters"));
            assertSameNumbers(our.get("metrics"), their.get("metrics"));
        }
        assertSameNumbers(ours.get("best_configurations"), theirs.get("best_configurations"));

        String[] ourLines = Files.readString(temp.resolve("profile_export_aiperf_sweep.csv"))
                .split("\r\n", -1);
        assertThat(ourLines)
                .containsExactly(
                        AiperfSample.text("profile_export_aiperf_sweep.csv").split("\r\n", -1));
    }

    @Test
    void percentilesOfAllRequestsStandBesideThoseOfTheRuns() throws IOException {
        CellRuns cell =
                new CellRuns(CELL, List.of(latencies(10, 100), latencies(30, 100), latencies(20, 600)), List.of());

        AggregateFiles.write(temp, SampleRun.with(SampleRun.plan(), 3, GatesPlan.NONE), cell, "0.1.0");

        JsonNode json = json(temp.resolve("profile_export_aiperf_aggregate.json"));
        assertThat(json.at("/metrics/request_latency_p99/mean").asDouble()).isEqualTo(20);
        assertThat(json.at("/harness/pooled/request_latency/count").asInt()).isEqualTo(800);
        assertThat(json.at("/harness/pooled/request_latency/p50").asDouble()).isCloseTo(20, within(0.02));
        assertThat(json.at("/harness/pooled/request_latency/p99").asDouble()).isCloseTo(30, within(0.03));
        assertThat(json.at("/harness/pooled/request_throughput").isMissingNode())
                .isTrue();
    }

    private static RunResult latencies(double millis, int requests) {
        RunningDistribution all = new RunningDistribution();
        for (int k = 0; k < requests; k++) {
            all.add(millis);
        }
        MetricResult latency = new MetricResult(
                SampleRun.latency("request_latency", "Request Latency"),
                millis,
                Optional.of(all.summary()),
                false,
                Optional.of(all.histogramText()));
        MetricResult throughput =
                new MetricResult(AiperfSample.info("request_throughput", "requests/sec"), 5, Optional.empty());
        return SampleRun.result(SampleRun.summary(List.of(latency, throughput), requests), SampleRun.FOLDER, CELL);
    }

    @Test
    void failedRunsAreListedAndLeftOutWithoutSecrets() throws IOException {
        String key = "sk-secret-0123456789";
        ProfilePlan plan = SampleRun.with(
                SampleRun.with(SampleRun.plan(), SampleRun.endpoint(Map.of(), Map.of(), Optional.of(new Secret(key)))),
                4,
                GatesPlan.NONE);
        RunResult empty = SampleRun.result(SampleRun.nothingValid(7), SampleRun.FOLDER, CELL);
        FailedRun died = new FailedRun(2, "its process ended with exit code 1", "Bad key " + key);
        CellRuns cell = new CellRuns(
                CELL, List.of(SampleRun.cell(4, 10, 100), empty, SampleRun.cell(4, 12, 110)), List.of(died));

        AggregateFiles.write(temp, plan, cell, "0.1.0");

        JsonNode json = json(temp.resolve("profile_export_aiperf_aggregate.json"));
        assertThat(json.at("/metadata/num_profile_runs").asInt()).isEqualTo(4);
        assertThat(json.at("/metadata/num_successful_runs").asInt()).isEqualTo(2);
        assertThat(json.at("/metadata/run_labels").toString()).isEqualTo("[\"run_0001\",\"run_0004\"]");
        assertThat(json.at("/metadata/failed_runs").toString())
                .isEqualTo("[{\"label\":\"run_0002\",\"error\":\"its process ended with exit code 1\"},"
                        + "{\"label\":\"run_0003\",\"error\":\"no valid request\"}]");
        assertThat(json.at("/harness/output_of_failed_runs/run_0002").asString())
                .isEqualTo("Bad key <hidden>");
        assertThat(json.at("/metrics/request_throughput_avg/mean").asDouble()).isEqualTo(11);
        assertThat(json.at("/metadata/variation_label").asString()).isEqualTo("base");
    }

    @Test
    void cellOfWhichEveryRunFailedHasAFileThatSaysSo() throws IOException {
        CellRuns cell = new CellRuns(CELL, List.of(), List.of(new FailedRun(1, "killed", "")));
        AggregateFiles.write(temp, SampleRun.with(SampleRun.plan(), 2, GatesPlan.NONE), cell, "0.1.0");

        JsonNode json = json(temp.resolve("profile_export_aiperf_aggregate.json"));
        assertThat(json.get("metrics").size()).isZero();
        assertThat(json.at("/metadata/failed_runs/0/error").asString()).isEqualTo("killed");
    }

    @Test
    void oneRunHasAValueAndNoSpread() throws IOException {
        CellRuns cell = CellRuns.ofOne(SampleRun.cell(4, 10, 100));
        AggregateFiles.write(temp, SampleRun.with(SampleRun.plan(), 2, GatesPlan.NONE), cell, "0.1.0");

        assertThat(json(temp.resolve("profile_export_aiperf_aggregate.json"))
                        .at("/metrics/request_throughput_avg")
                        .toString())
                .isEqualTo("{\"mean\":10.0,\"unit\":\"requests/sec\"}");
        assertThat(Files.readString(temp.resolve("profile_export_aiperf_aggregate.csv")))
                .contains("\r\nrequest_throughput_avg,10.00,,,,,,,,,requests/sec\r\n");
    }

    @Test
    void adjustedStatisticsAreOverAllRunsAndAbsentWhereOneIsInfinite() {
        MetricResult plain = SampleRun.many(SampleRun.latency("request_latency", "Latency"), 400, 50, 100);
        Distribution some = new Distribution(
                400, Double.NaN, 1, Double.NaN, Double.NaN, Double.NaN, new TreeMap<>(Map.of(50.0, 60.0)), true);
        MetricResult twin =
                new MetricResult(SampleRun.latency("adj_request_latency", "Latency"), Double.NaN, Optional.of(some));
        CellRuns cell = new CellRuns(
                CELL,
                List.of(
                        SampleRun.result(SampleRun.summary(List.of(plain), 400)),
                        SampleRun.result(SampleRun.summary(List.of(plain, twin), 390))),
                List.of());

        SweepCell made = new SweepCell(cell, new SweepParameters(List.of(CELL)));

        assertThat(made.mean("adj_request_latency_p50")).isEqualTo(55);
        assertThat(made.mean("request_latency_p99")).isEqualTo(100);
        assertThat(made.statistics()).doesNotContainKeys("adj_request_latency_p99", "adj_request_latency_avg");
    }

    private static void assertSameNumbers(JsonNode ours, JsonNode theirs) {
        theirs.properties().forEach(metric -> {
            JsonNode our = ours.get(metric.getKey());
            assertThat(our.propertyNames())
                    .as(metric.getKey())
                    .containsExactlyElementsOf(metric.getValue().propertyNames());
            metric.getValue().properties().forEach(field -> {
                JsonNode value = our.get(field.getKey());
                if (field.getValue().isNumber() && !field.getValue().isInt()) {
                    double expected = field.getValue().asDouble();
                    assertThat(value.asDouble())
                            .as("%s of %s", field.getKey(), metric.getKey())
                            .isCloseTo(expected, within(1e-7 * Math.max(1, Math.abs(expected))));
                } else {
                    assertThat(value).isEqualTo(field.getValue());
                }
            });
        });
    }

    private static JsonNode json(Path file) {
        return JsonMapper.shared().readTree(file.toFile());
    }
}
