package dev.aiperf.run;

import dev.aiperf.metrics.ErrorAdjusted;
import dev.aiperf.metrics.MetricCatalogue;
import dev.aiperf.metrics.MetricInfo;
import dev.aiperf.metrics.MetricResult;
import dev.aiperf.metrics.PhaseSummary;
import dev.aiperf.stats.Distribution;
import dev.aiperf.stats.RunSample;
import dev.aiperf.stats.SampleSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The values that one statistic of a metric has in the runs of a cell, as limits judge it: of the error-adjusted twin
 * where a run has one, so that a server that refuses fast isn't fast. There a failure is infinite, or 0 where larger is better.
 *
 * @param metric what the metric means; empty when no run has it
 * @param values the value of each run; infinite where too many requests failed for a finite one, NaN where a run has none
 * @param ofRequests whether each request has the metric, so that there are several statistics of it
 * @param adjusted whether failures counted in some run
 * @param carried whether each run has requests enough for the statistic: a percentile far out takes many
 * @param approximate whether the values are made of token counts of a tokenizer that only stands in for the model's
 */
public record RunValues(
        Optional<MetricInfo> metric,
        List<Double> values,
        boolean ofRequests,
        boolean adjusted,
        boolean carried,
        boolean approximate) {

    public RunValues {
        values = List.copyOf(values);
    }

    /**
     * Returns the values of a statistic.
     *
     * @param runs the runs
     * @param tag the metric's tag
     * @param statistic the statistic's name: {@code avg}, {@code min}, {@code max}, {@code std},
     *     {@code sum}, {@code p99}, {@code p99.9}
     */
    public static RunValues of(List<RunResult> runs, String tag, String statistic) {
        return of(runs, tag, statistic, true);
    }

    /** Returns the values of a statistic of the valid requests alone, whatever failed. */
    public static RunValues unadjusted(List<RunResult> runs, String tag, String statistic) {
        return of(runs, tag, statistic, false);
    }

    private static RunValues of(List<RunResult> runs, String tag, String statistic, boolean withFailures) {
        Optional<MetricInfo> metric = Optional.empty();
        List<Double> values = new ArrayList<>();
        boolean ofRequests = false;
        boolean adjusted = false;
        boolean carried = true;
        boolean approximate = false;
        for (RunResult run : runs) {
            PhaseSummary summary = run.measurement();
            Optional<MetricResult> plain = summary.result(tag);
            Optional<MetricResult> twin = withFailures ? summary.result(ErrorAdjusted.PREFIX + tag) : Optional.empty();
            metric = metric.or(() -> plain.map(MetricResult::metric));
            ofRequests |= plain.flatMap(MetricResult::distribution).isPresent();
            adjusted |= twin.isPresent();
            carried &= twin.or(() -> plain)
                    .flatMap(MetricResult::distribution)
                    .map(distribution -> carries(distribution, statistic))
                    .orElse(true);
            approximate |= plain.map(MetricResult::approximate).orElse(false);
            values.add(twin.isPresent() ? judged(twin.get(), statistic) : plain(plain, tag, statistic));
        }
        return new RunValues(metric, values, ofRequests, adjusted, carried, approximate);
    }

    /** With failures for infinite values, a statistic that is absent is infinite. */
    private static double judged(MetricResult twin, String statistic) {
        double value = value(twin, statistic);
        return Double.isNaN(value) ? Double.POSITIVE_INFINITY : value;
    }

    private static double plain(Optional<MetricResult> result, String tag, String statistic) {
        if (result.isPresent()) {
            return value(result.get(), statistic);
        }
        return MetricCatalogue.isNoneWhereAbsent(tag) ? 0 : Double.NaN;
    }

    private static double value(MetricResult result, String statistic) {
        if (statistic.equals("avg")) {
            return result.value();
        }
        if (result.distribution().isEmpty()) {
            return Double.NaN;
        }
        Distribution distribution = result.distribution().get();
        return switch (statistic) {
            case "min" -> distribution.min();
            case "max" -> distribution.max();
            case "std" -> distribution.std();
            case "sum" -> distribution.sum();
            default -> distribution.percentiles().getOrDefault(percent(statistic), Double.NaN);
        };
    }

    private static boolean carries(Distribution distribution, String statistic) {
        return !statistic.startsWith("p") || SampleSize.carries(percent(statistic), distribution.count());
    }

    private static double percent(String statistic) {
        if (!statistic.matches("p\\d+(\\.\\d+)?")) {
            throw new IllegalArgumentException("a metric has no statistic " + statistic);
        }
        return Double.parseDouble(statistic.substring(1));
    }

    /** Returns whether there are values, and each run has one, be it infinite. */
    public boolean areAll() {
        return !values.isEmpty() && values.stream().noneMatch(value -> Double.isNaN(value));
    }

    /** Returns the values of the runs that have one as a sample; empty where none has. */
    public Optional<RunSample> known() {
        double[] known = values.stream()
                .mapToDouble(Double::doubleValue)
                .filter(value -> !Double.isNaN(value))
                .toArray();
        return known.length == 0 ? Optional.empty() : Optional.of(RunSample.of(known));
    }

    /** Returns how many of the values are infinite. */
    public long infinite() {
        return values.stream().filter(value -> Double.isInfinite(value)).count();
    }

    /**
     * Returns the values as a sample.
     *
     * @throws IllegalArgumentException unless {@link #areAll}
     */
    public RunSample sample() {
        return RunSample.of(values.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
