package dev.aiperf.report;

import dev.aiperf.metrics.MetricResult;
import dev.aiperf.run.CellResult;
import dev.aiperf.stats.Distribution;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a reader of a result should know, in sentences: the run's own notes, and what its numbers can't carry. */
final class Caveats {

    private static final double[] TAILS = {99.0, 99.9};

    private Caveats() {}

    /** Returns all of them. */
    static List<String> of(CellResult result) {
        List<String> caveats = new ArrayList<>(besideTables(result));
        if (result.interrupted()) {
            caveats.add("The run was interrupted: these are partial results.");
        }
        Optional<MetricResult> latency = result.measurement().result("request_latency");
        latency.flatMap(MetricResult::distribution).ifPresent(distribution -> {
            for (double percent : TAILS) {
                addUncarried(caveats, distribution, percent);
            }
        });
        return List.copyOf(caveats);
    }

    /** Returns those that the console's tables and its verdict don't say by themselves. */
    static List<String> besideTables(CellResult result) {
        List<String> caveats = new ArrayList<>(result.notes());
        List<String> histograms = result.measurement().results().values().stream()
                .filter(metric -> metric.distribution().filter(d -> !d.exact()).isPresent())
                .map(metric -> metric.metric().tag())
                .toList();
        if (!histograms.isEmpty()) {
            caveats.add("Percentiles within 0.1 %, from histograms: " + String.join(", ", histograms) + ".");
        }
        return List.copyOf(caveats);
    }

    private static void addUncarried(List<String> caveats, Distribution distribution, double percent) {
        boolean present = distribution.percentiles().containsKey(percent);
        if (present && !PercentileSupport.carries(distribution.count(), percent)) {
            caveats.add(Text.format(
                    "%s needs %,d requests for a 95 %% interval to exist; this run has %,d.",
                    PercentileSupport.name(percent), PercentileSupport.needed(percent), distribution.count()));
        }
    }
}
