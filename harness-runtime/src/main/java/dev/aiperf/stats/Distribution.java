package dev.aiperf.stats;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The statistics of a set of values.
 *
 * <p>A statistic that has no finite value, such as the mean where a failure counts as infinite, is {@link Double#NaN};
 * such a percentile is absent.
 *
 * @param count how many values; 1 or more
 * @param mean their mean
 * @param min the least
 * @param max the greatest
 * @param std their standard deviation, the population's form
 * @param sum their sum
 * @param percentiles the values at percentiles, by percent, such as 99.0 or 99.9
 * @param exact whether percentiles are computed from all values; else they are of a histogram, within 0.1 %
 */
public record Distribution(
        long count,
        double mean,
        double min,
        double max,
        double std,
        double sum,
        SortedMap<Double, Double> percentiles,
        boolean exact) {

    public Distribution {
        percentiles = Collections.unmodifiableSortedMap(new TreeMap<>(percentiles));
    }

    /** Returns the value at a percentile that this distribution carries. */
    public double percentile(double percent) {
        Double value = percentiles.get(percent);
        if (value == null) {
            throw new IllegalArgumentException("no percentile " + percent + " among " + percentiles.keySet());
        }
        return value;
    }
}
