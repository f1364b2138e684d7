package dev.aiperf.metrics;

import dev.aiperf.extension.Extensions;
import dev.aiperf.plan.EndpointPlan;
import dev.aiperf.plan.NetworkPlan;
import dev.aiperf.plan.Target;
import dev.aiperf.plan.build.MetricTraits;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Stream;

/** All metrics: those that are built in, and those that jars on the class path add. Immutable, safe to share. */
public final class MetricCatalogue {

    private static final List<Metric> BUILT_IN = Stream.of(
                    LatencyMetrics.all(),
                    TokenMetrics.all(),
                    UsageMetrics.all(),
                    ScheduleMetrics.all(),
                    HttpMetrics.all())
            .<Metric>flatMap(List::stream)
            .toList();
    private static final List<SumMetric> SUMS = Stream.concat(
                    Stream.of(TokenMetrics.OSL_MISMATCH_COUNT, UsageMetrics.USAGE_DISCREPANCY_COUNT),
                    StreamMetrics.sums().stream())
            .toList();
    private static final List<PhaseMetric> OF_PHASES = PhaseMetrics.all();

    /** Endpoints that differ in streaming alone. */
    private static final EndpointPlan STREAMED = endpoint(true);

    private static final EndpointPlan WHOLE = endpoint(false);

    private final Map<String, Metric> requestMetrics;
    private final List<String> problems;

    private MetricCatalogue(Map<String, Metric> requestMetrics, List<String> problems) {
        this.requestMetrics = requestMetrics;
        this.problems = problems;
    }

    private static MetricCatalogue of(Iterator<? extends Metric> further) {
        Extensions<Metric> all = Extensions.of(Metric::name, BUILT_IN, further);
        Map<String, Metric> requestMetrics = new LinkedHashMap<>();
        all.all().forEach(metric -> requestMetrics.put(metric.name(), metric));
        List<String> problems = all.broken().stream()
                .map(problem -> "A metric of the class path is left out: " + problem + ".")
                .toList();
        return new MetricCatalogue(requestMetrics, problems);
    }

    /** Returns the catalogue of the built-in metrics. */
    public static MetricCatalogue builtIn() {
        return of(Collections.emptyIterator());
    }

    /** Returns the catalogue of the built-in metrics and of those found on the class path. */
    public static MetricCatalogue load() {
        return of(ServiceLoader.load(Metric.class).iterator());
    }

    static MetricCatalogue with(Iterable<? extends Metric> further) {
        return of(further.iterator());
    }

    /**
     * Returns this catalogue for another reader.
     *
     * @param perToken how long the reader takes for a token
     */
    public MetricCatalogue withReadingSpeed(Duration perToken) {
        Map<String, Metric> metrics = new LinkedHashMap<>(requestMetrics);
        Metric stallTime = ScheduleMetrics.stallTime(perToken);
        metrics.put(stallTime.name(), stallTime);
        return new MetricCatalogue(metrics, problems);
    }

    /** Returns the tags of the metrics that each request has for itself: what a goodput bound may name. */
    public Set<String> tags() {
        return requestMetrics.keySet();
    }

    /** Returns whether a result without a metric says that there was none of it: its value is 0. */
    public static boolean isNoneWhereAbsent(String tag) {
        return OF_PHASES.stream()
                .anyMatch(metric ->
                        metric.absentMeansNone() && metric.info().tag().equals(tag));
    }

    /** Returns the metrics that each request has for itself, the built-in ones first. */
    public List<Metric> requestMetrics() {
        return List.copyOf(requestMetrics.values());
    }

    /** Returns what a plan needs to know of each metric, by tag; error-adjusted twins stand behind their metric's tag. */
    public Map<String, MetricTraits> traits() {
        Map<String, MetricTraits> traits = new LinkedHashMap<>();
        requestMetrics.forEach((tag, metric) -> traits.put(
                tag,
                new MetricTraits(true, needsStreaming(metric), metric.info().largerIsBetter())));
        infos().stream()
                .filter(info -> !isOfRequest(info))
                .forEach(info -> traits.put(info.tag(), new MetricTraits(false, false, info.largerIsBetter())));
        return traits;
    }

    private boolean isOfRequest(MetricInfo info) {
        return requestMetrics.containsKey(info.tag()) || info.tag().startsWith(ErrorAdjusted.PREFIX);
    }

    private static boolean needsStreaming(Metric metric) {
        return metric.appliesTo(STREAMED) && !metric.appliesTo(WHOLE);
    }

    /** Returns what every metric means, those of whole phases included, in the order of results. */
    public List<MetricInfo> infos() {
        List<MetricInfo> infos = new ArrayList<>();
        for (Metric metric : requestMetrics.values()) {
            infos.add(metric.info());
            if (metric.isErrorAdjusted()) {
                infos.add(ErrorAdjusted.twinOf(metric));
            }
        }
        infos.add(FailureMetrics.ERROR_ISL.info());
        SUMS.forEach(metric -> infos.add(metric.info()));
        infos.add(Goodput.GOOD_REQUEST_COUNT);
        OF_PHASES.forEach(metric -> infos.add(metric.info()));
        return infos;
    }

    /** Returns which metrics of the class path can't be used, and why, in words for the user. */
    public List<String> problems() {
        return problems;
    }

    Optional<MetricInfo> requestMetric(String tag) {
        return Optional.ofNullable(requestMetrics.get(tag)).map(Metric::info);
    }

    List<Metric> requestMetricsFor(EndpointPlan endpoint) {
        return requestMetrics.values().stream()
                .filter(metric -> metric.appliesTo(endpoint))
                .toList();
    }

    List<SumMetric> sumsFor(EndpointPlan endpoint) {
        return SUMS.stream()
                .filter(metric -> metric.condition().holdsFor(endpoint))
                .toList();
    }

    List<PhaseMetric> phaseMetrics() {
        return OF_PHASES;
    }

    private static EndpointPlan endpoint(boolean streaming) {
        return new EndpointPlan(
                "chat",
                List.of(new Target.Running("http://localhost", URI.create("http://localhost"))),
                Optional.empty(),
                streaming,
                Duration.ofMinutes(1),
                Map.of(),
                Map.of(),
                Optional.empty(),
                false,
                false,
                true,
                NetworkPlan.DEFAULT);
    }
}
