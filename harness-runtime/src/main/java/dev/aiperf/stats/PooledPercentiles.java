package dev.aiperf.stats;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The percentiles of the requests of several runs thrown together, from histograms and so within 0.1 %. They have no interval:
 * requests of one run share its queues, and the many of them say nothing of how another run would come out.
 *
 * @param count how many values there are
 * @param percentiles the values at percentiles, by percent
 */
public record PooledPercentiles(long count, SortedMap<Double, Double> percentiles) {

    public PooledPercentiles {
        percentiles = Collections.unmodifiableSortedMap(new TreeMap<>(percentiles));
    }

    /**
     * Returns the percentiles over all runs.
     *
     * @param histograms what {@link RunningDistribution#histogramText} gave for each of them, at least one with a value
     * @throws IllegalArgumentException when one is no histogram, or there is no value
     */
    public static PooledPercentiles of(List<String> histograms) {
        SignedHistogram all = new SignedHistogram();
        histograms.forEach(text -> all.merge(SignedHistogram.decoded(text)));
        if (all.count() == 0) {
            throw new IllegalArgumentException("there is no value to pool");
        }
        long last = all.count() - 1;
        SortedMap<Double, Double> percentiles = new TreeMap<>();
        for (double percent : RunningDistribution.percents()) {
            double place = percent / 100 * last;
            long below = (long) Math.floor(place);
            double[] neighbours = all.valuesAt(new long[] {below, Math.min(last, below + 1)});
            percentiles.put(percent, neighbours[0] + (neighbours[1] - neighbours[0]) * (place - below));
        }
        return new PooledPercentiles(all.count(), percentiles);
    }
}
