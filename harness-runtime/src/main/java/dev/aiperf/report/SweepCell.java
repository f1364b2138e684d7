package dev.aiperf.report;

import dev.aiperf.run.CellRuns;
import dev.aiperf.run.RunResult;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * One cell of a sweep.
 *
 * @param runs its runs
 * @param parameters its values of what differs between cells
 * @param statistics its statistics over its runs
 */
record SweepCell(CellRuns runs, Map<String, Object> parameters, SortedMap<String, RunStatistic> statistics) {

    SweepCell(CellRuns runs, SweepParameters parameters) {
        this(runs, parameters.of(runs.cell()), RunStatistic.of(runs));
    }

    Optional<RunStatistic> statistic(String name) {
        return Optional.ofNullable(statistics.get(name));
    }

    /** Returns the mean of a statistic over the runs; NaN where there is none. */
    double mean(String name) {
        return statistic(name).map(statistic -> statistic.sample().mean()).orElse(Double.NaN);
    }

    /** Returns the request throughput; 0 for a cell without a valid request. */
    double throughput() {
        double mean = mean("request_throughput_avg");
        return Double.isNaN(mean) ? 0 : mean;
    }

    /** Returns how many requests failed in all runs together. */
    long failedRequests() {
        return runs.runs().stream()
                .map(RunResult::measurement)
                .mapToLong(summary -> summary.failedRequests())
                .sum();
    }
}
