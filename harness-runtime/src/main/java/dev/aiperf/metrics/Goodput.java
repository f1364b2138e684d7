package dev.aiperf.metrics;

import dev.aiperf.plan.GoodputBound;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether a request is good: it keeps every bound. A bound on a metric that the request doesn't have is not kept. */
final class Goodput {

    static final String TAG = "good_request_count";

    static final MetricInfo GOOD_REQUEST_COUNT = new MetricInfo(
            TAG,
            "Good Request Count",
            "requests",
            MetricInfo.UNORDERED,
            ConsoleGroup.NONE,
            true,
            "Valid requests that keep every bound of --goodput: at most the bound, or at least where larger is better;"
                    + " a request without the metric doesn't keep it.");

    private record Bound(MetricInfo metric, double threshold) {

        boolean isKeptBy(double[] values) {
            for (double value : values) {
                if (metric.largerIsBetter() ? value < threshold : value > threshold) {
                    return false;
                }
            }
            return values.length > 0;
        }
    }

    private static final double[] NONE = {};

    private final List<Bound> bounds = new ArrayList<>();

    /** @throws IllegalArgumentException when no request has a metric that is bounded */
    Goodput(List<GoodputBound> slos, MetricCatalogue catalogue) {
        for (GoodputBound slo : slos) {
            MetricInfo metric = catalogue
                    .requestMetric(slo.metric())
                    .orElseThrow(() -> new IllegalArgumentException(
                            "goodput bounds " + slo.metric() + ", which is no metric of a request"));
            bounds.add(new Bound(metric, slo.threshold()));
        }
    }

    /** Returns whether goodput was asked for at all. */
    boolean isAsked() {
        return !bounds.isEmpty();
    }

    /** Returns the tags of the metrics that are bounded. */
    Set<String> bounded() {
        return bounds.stream().map(bound -> bound.metric().tag()).collect(Collectors.toSet());
    }

    boolean isGood(Map<MetricInfo, double[]> values) {
        return bounds.stream().allMatch(bound -> bound.isKeptBy(values.getOrDefault(bound.metric(), NONE)));
    }
}
