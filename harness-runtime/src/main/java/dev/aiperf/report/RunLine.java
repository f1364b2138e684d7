package dev.aiperf.report;

import dev.aiperf.metrics.MetricResult;
import dev.aiperf.metrics.PhaseSummary;
import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.run.RunResult;
import dev.aiperf.stats.Distribution;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a console shows of one of several runs: a line, for whoever waits to see that it goes well. */
public final class RunLine {

    private static final double NANOS_PER_MILLI = 1e6;

    private RunLine() {}

    /**
     * Returns the line.
     *
     * @param run which run of its cell it is, from 1
     */
    public static String of(ProfilePlan plan, RunResult result, int run) {
        PhaseSummary summary = result.measurement();
        long all = summary.validRequests() + summary.failedRequests();
        List<String> facts = new ArrayList<>();
        facts.add(Text.format("%,d of %s valid", summary.validRequests(), Text.count(all, "request")));
        summary.result("request_throughput")
                .map(MetricResult::value)
                .ifPresent(rate -> facts.add(Text.decimal(rate) + " requests/s"));
        median(summary, TtftRating.TAG).ifPresent(p50 -> facts.add("TTFT p50 " + Text.decimal(p50) + " ms"));
        median(summary, "request_latency").ifPresent(p50 -> facts.add("latency p50 " + Text.decimal(p50) + " ms"));
        result.noiseFloor()
                .ifPresent(floor -> facts.add("the client's own part of a TTFT about "
                        + Text.decimal(floor.firstTokenP50Nanos() / NANOS_PER_MILLI) + " ms"));
        facts.add("client "
                + result.health().verdict().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        String where = plan.isSweep() ? " of " + result.cell().name() : "";
        String partial = result.interrupted() ? " (interrupted)" : "";
        return "Run " + run + where + partial + ": " + String.join(", ", facts) + ".";
    }

    private static Optional<Double> median(PhaseSummary summary, String tag) {
        return summary.result(tag)
                .flatMap(MetricResult::distribution)
                .map(Distribution::percentiles)
                .map(percentiles -> percentiles.get(50.0));
    }
}
