package dev.aiperf.metrics;

import dev.aiperf.stats.RunningDistribution;
import dev.aiperf.stats.SampleSize;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Finds what a reader of a summary should know before trusting it. */
public final class Caveats {

    /** The kind of the caveat that some percentiles are of too few values. */
    public static final String SMALL_SAMPLE = "small_sample";

    /** The kind of the caveat that metrics are made of a stand-in tokenizer's counts. */
    public static final String STAND_IN_TOKENIZER = "stand_in_tokenizer";

    private static final double SHARED_READS_PERCENT = 5;
    private static final double CACHE_HITS_PERCENT = 1;

    private final PhaseSummary summary;
    private final List<Caveat> found = new ArrayList<>();

    private Caveats(PhaseSummary summary) {
        this.summary = summary;
    }

    /** Returns the caveats of a summary, the gravest first. */
    public static List<Caveat> of(PhaseSummary summary) {
        Caveats caveats = new Caveats(summary);
        caveats.standInTokenizer();
        caveats.countIf(
                "osl_mismatch_count",
                "osl_mismatch",
                "got an output length that is off the one asked for by more than 5 % or 50 tokens, whichever is less;"
                        + " to get the length from a server that knows these members, add --extra-inputs ignore_eos:true"
                        + " min_tokens:N; else compare token counts with care");
        caveats.countIf(
                "usage_discrepancy_count",
                "usage_discrepancy",
                "have token counts by the server's usage that are more than 10 % off the client's; check that the"
                        + " tokenizer is the model's, or use the server's counts");
        caveats.countIf(
                "missing_end_mark_count",
                "missing_end_mark",
                "ended their stream without its end mark, so that an answer cut short can't be told from a whole one");
        caveats.sharedReads();
        caveats.cacheHits();
        caveats.smallSample();
        caveats.approximate();
        return List.copyOf(caveats.found);
    }

    private void countIf(String tag, String kind, String what) {
        // A count of tokens that are off is no finding where the tokens themselves are not the model's.
        Optional<MetricResult> count = summary.result(tag).filter(result -> !result.approximate());
        if (count.isPresent() && count.get().value() > 0) {
            long requests = Math.round(count.get().value());
            add(kind, "%,d of %,d requests (%.1f %%) %s.", requests, summary.validRequests(), share(requests), what);
        }
    }

    private void standInTokenizer() {
        String tags = summary.results().values().stream()
                .filter(MetricResult::approximate)
                .map(result -> result.metric().tag())
                .collect(Collectors.joining(", "));
        if (!tags.isEmpty()) {
            add(
                    STAND_IN_TOKENIZER,
                    "Made of tokens that the built-in encoding counted in place of the model's, and so approximate: %s.",
                    tags);
        }
    }

    private void sharedReads() {
        double percent = value("shared_read_pct").orElse(0);
        if (percent >= SHARED_READS_PERCENT) {
            add(
                    "shared_reads",
                    "%.1f %% of the events with content came in one read with the one before them, so that the gap between the two"
                            + " reads as 0.",
                    percent);
        }
    }

    private void cacheHits() {
        double percent = value("overall_usage_prompt_cache_read_pct").orElse(0);
        if (percent > CACHE_HITS_PERCENT) {
            add("cache_hits", "The server read %.1f %% of the prompt tokens from its prefix cache.", percent);
        }
    }

    /** Metrics have samples of their own: not each request has each, and of gaps a request has many. */
    private void smallSample() {
        SortedMap<Long, List<String>> tagsByCount = new TreeMap<>();
        for (MetricResult result : summary.results().values()) {
            result.distribution()
                    .ifPresent(distribution -> tagsByCount
                            .computeIfAbsent(distribution.count(), count -> new ArrayList<>())
                            .add(result.metric().tag()));
        }
        tagsByCount.forEach((count, tags) -> {
            String uncarried = Arrays.stream(RunningDistribution.percents())
                    .filter(percent -> !SampleSize.carries(percent, count))
                    .mapToObj(percent -> String.format(
                            Locale.ROOT, "p%s (needs %,d)", plain(percent), SampleSize.neededFor(percent)))
                    .collect(Collectors.joining(", "));
            if (!uncarried.isEmpty()) {
                String values = count == summary.validRequests()
                        ? amount(count, "request")
                        : amount(count, "value") + " of " + String.join(", ", tags);
                add(SMALL_SAMPLE, "%s can't carry %s: take these percentiles as indications.", values, uncarried);
            }
        });
    }

    private static String amount(long count, String noun) {
        return String.format(Locale.ROOT, "%,d %s%s", count, noun, count == 1 ? "" : "s");
    }

    private void approximate() {
        boolean approximate = summary.results().values().stream()
                .flatMap(result -> result.distribution().stream())
                .anyMatch(distribution -> !distribution.exact());
        if (approximate) {
            add(
                    "approximate_percentiles",
                    "Percentiles of more than %,d values are of a histogram, within 0.1 %% of the exact ones.",
                    RunningDistribution.EXACT_VALUES);
        }
    }

    private OptionalDouble value(String tag) {
        return summary.result(tag)
                .map(MetricResult::value)
                .map(OptionalDouble::of)
                .orElse(OptionalDouble.empty());
    }

    private double share(long requests) {
        return 100.0 * requests / summary.validRequests();
    }

    private static String plain(double percent) {
        return percent == Math.rint(percent) ? Long.toString((long) percent) : Double.toString(percent);
    }

    private void add(String kind, String sentence, Object... numbers) {
        found.add(new Caveat(kind, String.format(Locale.ROOT, sentence, numbers)));
    }
}
