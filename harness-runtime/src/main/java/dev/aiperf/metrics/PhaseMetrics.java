package dev.aiperf.metrics;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** The metrics that only a whole phase has. */
final class PhaseMetrics {

    private static final int UNORDERED = MetricInfo.UNORDERED;

    private PhaseMetrics() {}

    static List<PhaseMetric> all() {
        return Stream.of(
                        throughput(),
                        counts(),
                        totals(),
                        List.of(FailureMetrics.TOTAL_ERROR_ISL, FailureMetrics.CONTEXT_OVERFLOW_COUNT),
                        usageTotals(),
                        List.of(StreamMetrics.SHARED_READ_PCT))
                .flatMap(List::stream)
                .toList();
    }

    private static List<PhaseMetric> throughput() {
        return List.of(
                larger(
                        "output_token_throughput",
                        "Output Token Throughput",
                        "tokens/sec",
                        800,
                        ConsoleGroup.DEFAULT,
                        "total_osl / benchmark_duration.",
                        totals -> totals.perSecond(totals.sum("output_sequence_length"))),
                larger(
                        "input_token_throughput",
                        "Input Token Throughput",
                        "tokens/sec",
                        805,
                        ConsoleGroup.DEFAULT,
                        "total_isl / benchmark_duration.",
                        totals -> totals.perSecond(totals.sum("input_sequence_length"))),
                larger(
                        "total_token_throughput",
                        "Total Token Throughput",
                        "tokens/sec",
                        UNORDERED,
                        ConsoleGroup.NONE,
                        "(total_isl + total_osl) / benchmark_duration.",
                        totals -> totals.perSecond(
                                totals.sum("input_sequence_length") + totals.sum("output_sequence_length"))),
                larger(
                        "request_throughput",
                        "Request Throughput",
                        "requests/sec",
                        900,
                        ConsoleGroup.DEFAULT,
                        "Valid requests / benchmark_duration.",
                        totals -> totals.perSecond((double) totals.valid())),
                larger(
                        "goodput",
                        "Goodput",
                        "requests/sec",
                        1000,
                        ConsoleGroup.DEFAULT,
                        "good_request_count / benchmark_duration.",
                        totals -> totals.perSecond(totals.sum(Goodput.TAG))),
                larger(
                        "good_request_fraction",
                        "GoodRequestFraction",
                        "ratio",
                        UNORDERED,
                        ConsoleGroup.NONE,
                        "good_request_count / all requests, failed ones included, but for those that the user's"
                                + " interrupt dropped.",
                        totals -> totals.sum(Goodput.TAG) / totals.judged()));
    }

    private static List<PhaseMetric> counts() {
        return List.of(
                smaller(
                        "completed_request_count",
                        "Completed Requests (Success + Error)",
                        "requests",
                        1075,
                        "Valid and failed requests.",
                        PhaseTotals::completed),
                smaller(
                        "request_error_rate",
                        "Request Error Rate",
                        "%",
                        1080,
                        "Failed requests, cancelled ones included / completed_request_count * 100.",
                        totals -> 100.0 * totals.failed() / totals.completed()),
                larger(
                        "request_count",
                        "Request Count",
                        "requests",
                        1100,
                        ConsoleGroup.DEFAULT,
                        "Valid requests.",
                        PhaseTotals::valid),
                absentIfNone(
                        "error_request_count",
                        "Error Request Count",
                        "requests",
                        UNORDERED,
                        "Failed requests, cancelled ones included; absent when there was none.",
                        PhaseTotals::failed),
                absentIfNone(
                        "cancelled_request_count",
                        "Cancelled Request Count",
                        "requests",
                        UNORDERED,
                        "Requests that the harness itself dropped: as the plan asks, at the end of the grace period, or"
                                + " because the user interrupted the run; absent when there was none.",
                        totals -> totals.overdue() + totals.cancelled()),
                new PhaseMetric(
                        new MetricInfo(
                                "benchmark_duration",
                                "Benchmark Duration",
                                "sec",
                                UNORDERED,
                                ConsoleGroup.NONE,
                                false,
                                "From the first start to the last end of the valid requests of the phase, its drain"
                                        + " included; an end is the last content event."),
                        PhaseTotals::seconds));
    }

    /** Sums over the valid requests, by the client's own counts. */
    private static List<PhaseMetric> totals() {
        return List.of(
                total("total_isl", "Total Input Sequence Length", "input_sequence_length"),
                total("total_osl", "Total Output Sequence Length", "output_sequence_length"),
                total("total_output_tokens", "Total Output Tokens", "output_token_count"),
                total("total_reasoning_tokens", "Total Reasoning Tokens", "reasoning_token_count"));
    }

    /** Sums over the valid requests, by what the server reports. */
    private static List<PhaseMetric> usageTotals() {
        return List.of(
                usageTotal("total_usage_prompt_tokens", "Total Usage Prompt Tokens", 2000),
                usageTotal("total_usage_prompt_cache_read_tokens", "Total Usage Prompt Cache Read Tokens", 2010),
                larger(
                        "overall_usage_prompt_cache_read_pct",
                        "Overall Usage Prompt Cache Read %",
                        "%",
                        2012,
                        ConsoleGroup.USAGE,
                        "total_usage_prompt_cache_read_tokens / total_usage_prompt_tokens * 100.",
                        totals ->
                                totals.sum("usage_prompt_cache_read_tokens") / totals.sum("usage_prompt_tokens") * 100),
                usageTotal("total_usage_completion_tokens", "Total Usage Completion Tokens", 2100),
                usageTotal("total_usage_reasoning_tokens", "Total Usage Reasoning Tokens", 2110),
                usageTotal("total_usage_total_tokens", "Total Usage Total Tokens", 2200));
    }

    private static PhaseMetric absentIfNone(
            String tag, String header, String unit, int order, String formula, ToDoubleFunction<PhaseTotals> value) {
        PhaseMetric metric = smaller(tag, header, unit, order, formula, value);
        return new PhaseMetric(metric.info(), true, value);
    }

    private static PhaseMetric total(String tag, String header, String of) {
        return larger(tag, header, "tokens", UNORDERED, ConsoleGroup.NONE, sumOf(of), totals -> totals.sum(of));
    }

    private static PhaseMetric usageTotal(String tag, String header, int order) {
        String of = tag.substring("total_".length());
        return larger(tag, header, "tokens", order, ConsoleGroup.USAGE, sumOf(of), totals -> totals.sum(of));
    }

    private static String sumOf(String tag) {
        return "Sum of " + tag + " over the valid requests.";
    }

    private static PhaseMetric larger(
            String tag,
            String header,
            String unit,
            int order,
            ConsoleGroup group,
            String formula,
            ToDoubleFunction<PhaseTotals> value) {
        return new PhaseMetric(new MetricInfo(tag, header, unit, order, group, true, formula), value);
    }

    private static PhaseMetric smaller(
            String tag, String header, String unit, int order, String formula, ToDoubleFunction<PhaseTotals> value) {
        return new PhaseMetric(new MetricInfo(tag, header, unit, order, ConsoleGroup.DEFAULT, false, formula), value);
    }
}
