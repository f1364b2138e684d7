package dev.aiperf.metrics;

import dev.aiperf.record.RequestRecord;
import dev.aiperf.stats.RunningDistribution;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The values of one metric over the requests of a phase. */
final class MetricColumn {

    private static final double[] NONE = {};

    private final Metric metric;
    private final MetricInfo info;
    private final RunningDistribution distribution = new RunningDistribution();
    private long requests;
    private @Nullable String fault;

    MetricColumn(Metric metric) {
        this.metric = metric;
        info = metric.info();
    }

    MetricInfo info() {
        return info;
    }

    /** Takes the values of a valid request, and returns them. A metric that throws once has no values from then on. */
    double[] take(RequestRecord request) {
        if (fault != null) {
            return NONE;
        }
        try {
            double[] values = finite(metric.valuesOf(request));
            for (double value : values) {
                distribution.add(value);
            }
            requests += values.length > 0 ? 1 : 0;
            return values;
        } catch (RuntimeException | LinkageError e) {
            fault = "The metric " + info.tag() + " (" + metric.getClass().getName() + ") failed at request "
                    + request.index() + " and is left out: " + e + ".";
            return NONE;
        }
    }

    /** Returns why the metric is left out, if it failed. */
    Optional<String> fault() {
        return Optional.ofNullable(fault);
    }

    double sum() {
        return distribution.sum();
    }

    boolean hasValues() {
        return fault == null && distribution.count() > 0;
    }

    MetricResult result() {
        var summary = distribution.summary();
        return new MetricResult(
                info, summary.mean(), Optional.of(summary), false, Optional.of(distribution.histogramText()));
    }

    /**
     * Returns the twin in which failures count, where there is one for so many failures. Of a metric such as the gaps of a
     * request, a failure counts as as many as a valid request has on average: else a few would hide among the many gaps.
     */
    Optional<MetricResult> adjustedResult(long failures) {
        if (!metric.isErrorAdjusted() || failures == 0 || !hasValues()) {
            return Optional.empty();
        }
        long bad = Math.round((double) failures * distribution.count() / requests);
        var summary =
                info.largerIsBetter() ? distribution.summaryWithZeros(bad) : distribution.summaryWithInfinite(bad);
        return Optional.of(new MetricResult(ErrorAdjusted.twinOf(metric), summary.mean(), Optional.of(summary)));
    }

    private static double[] finite(double[] values) {
        for (double value : values) {
            if (!Double.isFinite(value)) {
                return Arrays.stream(values).filter(Double::isFinite).toArray();
            }
        }
        return values;
    }
}
