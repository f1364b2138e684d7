package dev.aiperf.metrics;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Writes {@code docs/metrics.md} from the catalogue. */
final class MetricsPage {

    private static final String INTRODUCTION = """
            # Metrics

            Generated from the catalogue in `dev.aiperf.metrics`; a test fails when this page is stale.
            To rewrite it: `mvn -pl harness-runtime -am test -Dtest=MetricsPageTest -Dsurefire.failIfNoSpecifiedTests=false -Daiperf.docs.update=true`.

            Tags, names, units and formulas are those of AIPerf 0.13 wherever it has the metric.
            *Start* is just before the first byte of a request is written, or before its connection is opened.
            *Intended* is when the schedule wanted it sent; in a closed loop, when its slot became free.
            A *content event* carries text, reasoning or a tool call; a role alone, usage alone and the end mark are none.
            A request is *valid* when its answer arrived whole, with a status of 2xx, with content, and with times and counts that can be true.
            Only valid requests are in a statistic; all others are counted.

            Rates are over `benchmark_duration`, as AIPerf documents them. AIPerf 0.13 itself divides by the time from the start of the phase
            to its end by its load generator's clock, which is some milliseconds more: its rates are lower by that share.

            A metric of requests has count, sum, average, minimum, maximum, standard deviation (the population's) and the
            percentiles 1, 5, 10, 25, 50, 75, 90, 95, 99 and 99.9. Percentiles are interpolated linearly between values, as NumPy does;
            beyond 100,000 values they come from a histogram, within 0.1 %. A percentile that a sample can't carry is marked: p99 needs 368
            values, p99.9 needs 3,688 (for a two-sided interval of 95 % between values of the sample to exist).

            """;

    private MetricsPage() {}

    static String of(MetricCatalogue catalogue) {
        StringBuilder page = new StringBuilder(INTRODUCTION);
        Set<String> ofRequests = catalogue.tags();
        Set<String> unstreamed = catalogue.requestMetricsFor(Endpoints.WHOLE_ANSWERS).stream()
                .map(Metric::name)
                .collect(Collectors.toSet());
        List<MetricInfo> all = catalogue.infos();

        page.append("## Metrics of requests\n\nA bound of `--goodput` may name any of these.\n\n");
        table(
                page,
                all.stream().filter(info -> ofRequests.contains(info.tag())).toList(),
                info -> !unstreamed.contains(info.tag()));
        page.append("\n## Error-adjusted twins\n\n");
        table(page, all.stream().filter(info -> info.tag().startsWith("adj_")).toList(), info -> false);
        page.append("\n## Metrics of a whole phase\n\n");
        table(
                page,
                all.stream()
                        .filter(info -> !ofRequests.contains(info.tag()))
                        .filter(info -> !info.tag().startsWith("adj_"))
                        .toList(),
                info -> false);
        return page.toString();
    }

    private static void table(StringBuilder page, List<MetricInfo> metrics, Predicate<MetricInfo> needsStream) {
        page.append("| tag | name | unit | better | formula |\n|---|---|---|---|---|\n");
        for (MetricInfo info : metrics) {
            page.append("| `").append(info.tag()).append("` | ").append(info.header());
            page.append(" | ").append(info.unit());
            page.append(" | ").append(info.largerIsBetter() ? "larger" : "smaller");
            page.append(" | ").append(info.formula().replace("|", "\\|"));
            page.append(needsStream.test(info) ? " Streaming only." : "").append(" |\n");
        }
    }
}
