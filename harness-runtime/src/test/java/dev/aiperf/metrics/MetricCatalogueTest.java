package dev.aiperf.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiperf.plan.EndpointPlan;
import dev.aiperf.record.RequestRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MetricCatalogueTest {

    private final MetricCatalogue catalogue = MetricCatalogue.builtIn();

    @Test
    void tagsThatAiperfHasMeanWhatTheyMeanThere() {
        List<String> differences = new ArrayList<>();
        int shared = 0;
        Map<String, String[]> theirs = aiperfCatalogue();
        for (MetricInfo ours : catalogue.infos()) {
            String[] row = theirs.get(ours.tag());
            if (row == null) {
                continue;
            }
            shared++;
            String unit = row[4].isEmpty() ? row[3] : row[4];
            int order = row[5].isEmpty() ? MetricInfo.UNORDERED : Integer.parseInt(row[5]);
            compare(ours.tag() + " header", ours.header(), row[2], differences);
            compare(ours.tag() + " unit", ours.unit(), unit, differences);
            compare(ours.tag() + " order", ours.order(), order, differences);
            compare(ours.tag() + " group", ours.group().name().toLowerCase(Locale.ROOT), row[7], differences);
            if (row[6].contains("LARGER_IS_BETTER")) {
                compare(ours.tag() + " larger is better", ours.largerIsBetter(), true, differences);
            }
        }

        assertThat(differences).isEmpty();
        assertThat(shared).isEqualTo(64);
    }

    @Test
    void whatNeedsAStreamThereNeedsOneHere() {
        Map<String, String[]> theirs = aiperfCatalogue();
        for (String tag : catalogue.tags()) {
            if (theirs.containsKey(tag)) {
                boolean streamingOnly = theirs.get(tag)[6].contains("STREAMING");
                boolean appliesUnstreamed = catalogue.requestMetricsFor(Endpoints.WHOLE_ANSWERS).stream()
                        .anyMatch(metric -> metric.name().equals(tag));
                assertThat(appliesUnstreamed).as(tag).isNotEqualTo(streamingOnly);
            }
        }
    }

    @Test
    void whatCountsFailuresThereDoesHere() {
        Map<String, String[]> theirs = aiperfCatalogue();
        for (Metric metric : catalogue.requestMetricsFor(Endpoints.STREAMING)) {
            if (theirs.containsKey(metric.name())
                    && theirs.get(metric.name())[6].contains("PERCENTILE_INCLUDES_FAILED_REQUESTS")) {
                assertThat(metric.isErrorAdjusted()).as(metric.name()).isTrue();
            }
        }
    }

    /** A server that refuses must not look fast by any metric that tells how well it serves. */
    @Test
    void failuresCountInAllThatTellsHowWellRequestsAreServed() {
        Set<String> ofTheClient = Set.of("send_lateness", "refill_delay", "connection_time");
        for (Metric metric : catalogue.requestMetrics()) {
            String unit = metric.info().unit();
            if (metric.info().isOfHttp()) {
                // How a request's time is made up; the latencies that it makes up count failures.
                assertThat(metric.isErrorAdjusted()).as(metric.name()).isFalse();
                continue;
            }
            boolean latency = unit.equals("ms") && !ofTheClient.contains(metric.name());
            boolean rate = unit.endsWith("/user");
            assertThat(metric.isErrorAdjusted()).as(metric.name()).isEqualTo(latency || rate);
            assertThat(unit.equals("ms") || unit.equals("tokens") || unit.equals("%") || rate)
                    .as("%s in %s: does it tell how well requests are served?", metric.name(), unit)
                    .isTrue();
            assertThat(metric.info().largerIsBetter() && latency)
                    .as("%s: a failure counts as the worst", metric.name())
                    .isFalse();
        }
    }

    @Test
    void onlyTwinsOfOldStandInTables() {
        assertThat(catalogue.infos())
                .filteredOn(info -> info.tag().startsWith("adj_") && info.group() != ConsoleGroup.NONE)
                .extracting(MetricInfo::tag)
                .containsExactlyInAnyOrder(
                        "adj_time_to_first_token",
                        "adj_request_latency",
                        "adj_inter_token_latency",
                        "adj_decode_duration",
                        "adj_scheduled_time_to_first_token",
                        "adj_scheduled_request_latency");
    }

    @Test
    void tagsAreUnique() {
        assertThat(catalogue.infos()).extracting(MetricInfo::tag).doesNotHaveDuplicates();
    }

    @Test
    void boundsMayNameMetricsOfRequestsOnly() {
        assertThat(catalogue.tags()).contains("time_to_first_token", "inter_chunk_latency", "send_lateness");
        assertThat(catalogue.tags()).doesNotContain("request_throughput", "adj_request_latency", "good_request_count");
    }

    @Test
    void aMetricFromOutsideIsTakenLikeABuiltInOne() {
        MetricCatalogue extended = MetricCatalogue.with(List.of(new ResponseSize("response_size")));

        assertThat(extended.tags()).contains("response_size");
        assertThat(extended.problems()).isEmpty();
    }

    @Test
    void aMetricFromOutsideThatNeedsAStreamIsKnownToNeedOne() {
        MetricCatalogue extended =
                MetricCatalogue.with(List.of(new ResponseSize("response_size"), new StreamOnly("chunk_size")));

        assertThat(List.of("chunk_size", "time_to_first_token")).allMatch(tag -> needsStreaming(extended, tag));
        assertThat(List.of("response_size", "request_latency", "osl_mismatch_diff_pct"))
                .noneMatch(tag -> needsStreaming(extended, tag));
    }

    @Test
    void aMetricThatTakesATagTwiceIsLeftOutAndNamed() {
        MetricCatalogue extended = MetricCatalogue.with(List.of(new ResponseSize("request_latency")));

        assertThat(extended.infos()).isEqualTo(catalogue.infos());
        assertThat(extended.problems()).singleElement().asString().contains("request_latency", "ResponseSize");
    }

    @Test
    void aMetricThatCannotEvenNameItselfIsLeftOut() {
        MetricCatalogue extended = MetricCatalogue.with(List.of(new Nameless(), new ResponseSize("response_size")));

        assertThat(extended.tags()).contains("response_size");
        assertThat(extended.problems()).singleElement().asString().contains("I have no name");
    }

    private static void compare(String what, Object ours, Object theirs, List<String> differences) {
        if (!ours.equals(theirs)) {
            differences.add(what + ": " + ours + " instead of " + theirs);
        }
    }

    private static Map<String, String[]> aiperfCatalogue() {
        Map<String, String[]> rows = new HashMap<>();
        SampleRun.text("aiperf-0.13-catalogue.tsv").lines().skip(1).forEach(line -> {
            String[] columns = line.split("\t", -1);
            rows.put(columns[1], columns);
        });
        return rows;
    }

    private static MetricInfo info(String tag) {
        return new MetricInfo(tag, tag, "B", MetricInfo.UNORDERED, ConsoleGroup.NONE, false, "Bytes.");
    }

    private record ResponseSize(String tag) implements Metric {

        @Override
        public MetricInfo info() {
            return MetricCatalogueTest.info(tag);
        }

        @Override
        public double[] valuesOf(RequestRecord request) {
            return new double[] {request.responseBytes()};
        }
    }

    private static final class Nameless implements Metric {

        @Override
        public MetricInfo info() {
            throw new IllegalStateException("I have no name");
        }

        @Override
        public double[] valuesOf(RequestRecord request) {
            return new double[0];
        }
    }

    private record StreamOnly(String tag) implements Metric {

        @Override
        public MetricInfo info() {
            return MetricCatalogueTest.info(tag);
        }

        @Override
        public boolean appliesTo(EndpointPlan endpoint) {
            return endpoint.streaming();
        }

        @Override
        public double[] valuesOf(RequestRecord request) {
            return new double[0];
        }
    }

    private static boolean needsStreaming(MetricCatalogue catalogue, String tag) {
        return Objects.requireNonNull(catalogue.traits().get(tag), tag).needsStreaming();
    }
}
