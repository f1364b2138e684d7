package dev.aiperf.report;

import dev.aiperf.metrics.ErrorAdjusted;
import dev.aiperf.metrics.MetricInfo;
import dev.aiperf.metrics.MetricResult;
import dev.aiperf.run.CellRuns;
import dev.aiperf.run.RunResult;
import dev.aiperf.run.RunValues;
import dev.aiperf.stats.RunSample;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One statistic of one metric over the runs of a cell.
 *
 * @param metric what the metric means
 * @param sample its values in the runs that have it, all of them finite
 * @param carried whether each run has requests enough for it; a percentile far out takes many
 * @param approximate whether it is made of tokens that a stand-in for the model's tokenizer counted
 */
record RunStatistic(MetricInfo metric, RunSample sample, boolean carried, boolean approximate) {

    /** Returns all statistics of a cell's measured runs by AIPerf's name of them, {@code <tag>_<statistic>}. */
    static SortedMap<String, RunStatistic> of(CellRuns cell) {
        List<RunResult> runs = cell.measured();
        SortedMap<String, RunStatistic> statistics = new TreeMap<>();
        for (RunResult run : runs) {
            for (MetricResult result : run.measurement().results().values()) {
                for (String statistic : names(result)) {
                    String name = result.metric().tag() + "_" + statistic.replace('.', '_');
                    if (!statistics.containsKey(name)) {
                        RunValues values = values(runs, result.metric().tag(), statistic);
                        // One run in which too many requests failed leaves the mean of all without a number.
                        values.known()
                                .filter(RunSample::isFinite)
                                .map(sample -> new RunStatistic(
                                        result.metric(), sample, values.carried(), values.approximate()))
                                .ifPresent(made -> statistics.put(name, made));
                    }
                }
            }
        }
        return statistics;
    }

    /** A twin is there only in runs in which a request failed; elsewhere it is what it is the twin of. */
    private static RunValues values(List<RunResult> runs, String tag, String statistic) {
        return tag.startsWith(ErrorAdjusted.PREFIX)
                ? RunValues.of(runs, tag.substring(ErrorAdjusted.PREFIX.length()), statistic)
                : RunValues.unadjusted(runs, tag, statistic);
    }

    private static Set<String> names(MetricResult result) {
        Set<String> names = new LinkedHashSet<>(List.of("avg"));
        result.distribution().ifPresent(distribution -> {
            names.addAll(List.of("min", "max", "std", "sum"));
            distribution.percentiles().keySet().forEach(percent -> names.add(Text.percentile(percent)));
        });
        return names;
    }
}
