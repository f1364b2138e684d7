package dev.aiperf.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.aiperf.plan.GoodputBound;
import dev.aiperf.record.RequestRecord;
import dev.aiperf.stats.Distribution;
import dev.aiperf.stats.RunningDistribution;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The numbers of a real run of AIPerf 0.13, made again from its own records. */
class SampleRunTest {

    /** 1e-9 of a value, in the percent that AssertJ takes. */
    private static final double EXACT = 1e-7;

    /** The last of the digits that a double has; theirs are computed in nanoseconds and written in milliseconds. */
    private static final double LAST_DIGIT = 1e-13;

    /**
     * AIPerf takes wall-clock nanoseconds for floating-point numbers, which at this size are 256 ns apart; that much is
     * the duration of its half-second warm-up off.
     */
    private static final double WALL_CLOCK = 1e-4;

    private static final List<GoodputBound> GOODPUT =
            List.of(new GoodputBound("time_to_first_token", 55), new GoodputBound("inter_token_latency", 10));
    private static final Set<String> RATES = Set.of(
            "request_throughput",
            "output_token_throughput",
            "input_token_throughput",
            "total_token_throughput",
            "goodput");

    private final SampleRun sample = SampleRun.load();
    private final PhaseAccumulator phase =
            new PhaseAccumulator(MetricCatalogue.builtIn(), Endpoints.STREAMING, GOODPUT);

    @Test
    void everyValueOfEveryRecordIsTheSame() {
        int compared = 0;
        for (String kind : List.of("warmup", "profiling")) {
            for (JsonNode line : sample.recordsOf(kind)) {
                RecordValues ours = phase.accept(SampleRun.recordOf(line));
                for (Map.Entry<MetricInfo, double[]> entry : ours.values().entrySet()) {
                    JsonNode theirs =
                            line.path("metrics").path(entry.getKey().tag()).path("value");
                    if (!theirs.isMissingNode() && !entry.getKey().isOfHttp()) {
                        assertSame(entry.getKey().tag(), entry.getValue(), theirs);
                        compared++;
                    }
                }
            }
        }
        assertThat(compared)
                .as("20 metrics of 6 requests, gaps and goodput among them")
                .isEqualTo(6 * 20);
    }

    @Test
    void everyStatisticOfThePhaseIsTheSame() {
        sample.recordsOf("warmup").forEach(line -> phase.accept(SampleRun.recordOf(line)));
        JsonNode theirs = sample.summaryOf("warmup");

        PhaseSummary ours = phase.summary();

        Set<String> shared = new HashSet<>(theirs.propertyNames());
        shared.removeIf(SampleRunTest::isNotOfTheRecord);
        assertThat(ours.results().keySet()).containsAll(shared);
        double seconds = ours.result("benchmark_duration").orElseThrow().value();
        double theirSeconds = sample.secondsBehindRatesOf("warmup");
        for (String tag : shared) {
            MetricResult result = ours.result(tag).orElseThrow();
            double theirValue = theirs.path(tag).path("avg").asDouble();
            assertThat(result.metric().unit())
                    .isEqualTo(theirs.path(tag).path("unit").asString());
            if (RATES.contains(tag)) {
                assertClose(tag, result.value() * seconds, theirValue * theirSeconds, EXACT);
            } else {
                assertClose(tag, result.value(), theirValue, tag.equals("benchmark_duration") ? WALL_CLOCK : EXACT);
            }
            result.distribution().ifPresent(d -> assertSame(tag, d, theirs.path(tag)));
            assertThat(result.distribution().isPresent())
                    .as(tag)
                    .isEqualTo(theirs.path(tag).has("p50"));
        }
    }

    @Test
    void theirRatesAreOverThePhaseAndOursOverTheRequests() {
        double phaseSeconds = sample.measurementTime().toNanos() / 1e9;
        double requestSeconds =
                sample.summaryOf("measurement").at("/benchmark_duration/avg").asDouble();

        assertThat(sample.secondsBehindRatesOf("measurement")).isCloseTo(phaseSeconds, within(2e-6));
        assertThat(requestSeconds).isLessThan(phaseSeconds);
    }

    @Test
    void nothingThatAiperfKnowsIsThereWhereItHasNothing() {
        sample.recordsOf("warmup").forEach(line -> phase.accept(SampleRun.recordOf(line)));
        Set<String> known = SampleRun.text("aiperf-0.13-catalogue.tsv")
                .lines()
                .map(line -> line.split("\t", -1)[1])
                .collect(Collectors.toSet());

        Set<String> ours = new HashSet<>(phase.summary().results().keySet());
        ours.retainAll(known);

        assertThat(sample.summaryOf("warmup").propertyNames()).containsAll(ours);
    }

    @Test
    void theDurationIsOffByNoMoreThanTheFloatingPointOfTheirs() {
        List<RequestRecord> records =
                sample.recordsOf("warmup").stream().map(SampleRun::recordOf).toList();
        records.forEach(phase::accept);
        double first = records.stream()
                .mapToDouble(record -> (double) record.startNanos())
                .min()
                .orElseThrow();
        double last = records.stream()
                .mapToDouble(record -> (double) record.endNanos())
                .max()
                .orElseThrow();
        double theirs = sample.summaryOf("warmup").at("/benchmark_duration/avg").asDouble();

        assertThat((last - first) / 1e9).isCloseTo(theirs, withinPercentage(EXACT));
        assertThat(phase.summary().result("benchmark_duration").orElseThrow().value())
                .isCloseTo(theirs, withinPercentage(WALL_CLOCK));
    }

    @Test
    void everyRateOfTheMeasurementFollowsFromItsSums() {
        JsonNode theirs = sample.summaryOf("measurement");
        Map<String, Double> sums = new HashMap<>();
        for (String tag : theirs.propertyNames()) {
            if (theirs.path(tag).has("sum")) {
                sums.put(tag, theirs.path(tag).path("sum").asDouble());
            }
        }
        sums.put(Goodput.TAG, theirs.at("/good_request_count/avg").asDouble());
        PhaseTotals totals = new PhaseTotals(60, 0, 0, 0, sample.secondsBehindRatesOf("measurement"), sums);

        int compared = 0;
        for (PhaseMetric metric : MetricCatalogue.builtIn().phaseMetrics()) {
            String tag = metric.info().tag();
            double value = metric.of(totals);
            assertThat(Double.isFinite(value)).as(tag).isEqualTo(theirs.has(tag));
            if (theirs.has(tag) && !tag.equals("benchmark_duration")) {
                assertClose(tag, value, theirs.path(tag).path("avg").asDouble(), EXACT);
                compared++;
            }
        }
        assertThat(compared).isEqualTo(15);
    }

    @Test
    void percentilesOfTheSameNumbersAreTheSame() {
        RunningDistribution gaps = new RunningDistribution();
        for (JsonNode line : sample.recordsOf("warmup")) {
            for (JsonNode gap : line.at("/metrics/inter_chunk_latency/value")) {
                gaps.add(gap.asDouble());
            }
        }
        JsonNode theirs = sample.summaryOf("warmup").path("inter_chunk_latency");

        Distribution ours = gaps.summary();

        for (double percent : new double[] {1, 5, 10, 25, 50, 75, 90, 95, 99}) {
            assertThat(ours.percentile(percent))
                    .isCloseTo(theirs.path("p" + (int) percent).asDouble(), withinPercentage(LAST_DIGIT));
        }
        assertThat(ours.mean()).isCloseTo(theirs.path("avg").asDouble(), withinPercentage(LAST_DIGIT));
        assertThat(ours.std()).isCloseTo(theirs.path("std").asDouble(), withinPercentage(LAST_DIGIT));
    }

    /** What HTTP took can't be told from AIPerf's files: they hold its durations, not its instants. */
    private static boolean isNotOfTheRecord(String tag) {
        return tag.startsWith("http_req_")
                || tag.startsWith("effective_")
                || tag.startsWith("active_")
                || tag.equals("tokens_in_flight")
                || tag.equals("credit_to_start_latency");
    }

    private static void assertSame(String tag, double[] ours, JsonNode theirs) {
        if (!theirs.isArray()) {
            assertThat(ours).hasSize(1);
            assertClose(tag, ours[0], theirs.asDouble(), EXACT);
            return;
        }
        assertThat(ours).hasSize(theirs.size());
        for (int k = 0; k < ours.length; k++) {
            assertClose(tag, ours[k], theirs.path(k).asDouble(), EXACT);
        }
    }

    private static void assertSame(String tag, Distribution ours, JsonNode theirs) {
        assertThat(ours.count()).as(tag).isEqualTo(theirs.path("count").asLong());
        assertClose(tag + " min", ours.min(), theirs.path("min").asDouble(), EXACT);
        assertClose(tag + " max", ours.max(), theirs.path("max").asDouble(), EXACT);
        assertClose(tag + " std", ours.std(), theirs.path("std").asDouble(), EXACT);
        assertClose(tag + " sum", ours.sum(), theirs.path("sum").asDouble(), EXACT);
        for (double percent : new double[] {1, 5, 10, 25, 50, 75, 90, 95, 99}) {
            String key = "p" + (int) percent;
            assertClose(
                    tag + " " + key, ours.percentile(percent), theirs.path(key).asDouble(), EXACT);
        }
    }

    private static void assertClose(String what, double ours, double theirs, double percent) {
        assertThat(ours).as(what).isCloseTo(theirs, withinPercentage(percent));
    }
}
