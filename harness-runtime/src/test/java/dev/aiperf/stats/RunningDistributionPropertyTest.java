package dev.aiperf.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;

class RunningDistributionPropertyTest {

    @Property(tries = 300)
    void exactPercentilesAreThoseOfASort(
            @ForAll @Size(min = 1, max = 400) List<@DoubleRange(min = -1e6, max = 1e6) Double> values) {
        Distribution summary = of(values, RunningDistribution.EXACT_VALUES).summary();

        for (double percent : RunningDistribution.percents()) {
            double expected = naive(values, percent);
            assertThat(summary.percentile(percent)).isCloseTo(expected, within(Math.abs(expected) * 1e-12 + 1e-9));
        }
        double mean = values.stream().mapToDouble(v -> v).average().orElseThrow();
        double variance = values.stream()
                .mapToDouble(v -> (v - mean) * (v - mean))
                .average()
                .orElseThrow();
        assertThat(summary.mean()).isCloseTo(mean, within(1e-6));
        assertThat(summary.std()).isCloseTo(Math.sqrt(variance), within(1e-6));
    }

    @Property(tries = 300)
    void percentilesOfAHistogramAreWithinAThousandth(
            @ForAll @Size(min = 20, max = 400) List<@DoubleRange(min = 1e-4, max = 1e8) @Scale(5) Double> values) {
        assertWithinAThousandth(values);
    }

    @Property(tries = 300)
    void percentilesOfAHistogramKeepTheSign(
            @ForAll @Size(min = 20, max = 200) List<@DoubleRange(min = -1000, max = -0.001) @Scale(5) Double> values) {
        assertWithinAThousandth(values);
    }

    @Property(tries = 200)
    void negativeValuesComeBeforePositiveOnes(
            @ForAll @Size(min = 20, max = 200) List<@DoubleRange(min = -100, max = 100) Double> values) {
        Distribution summary = of(values, 10).summary();

        for (double percent : RunningDistribution.percents()) {
            double[] around = neighbours(values, percent);
            double slack = 1e-3 * Math.max(Math.abs(around[0]), Math.abs(around[1])) + 1e-9;
            assertThat(summary.percentile(percent)).isBetween(around[0] - slack, around[1] + slack);
        }
    }

    @Property(tries = 300)
    void twoMergedAreOneThatSawAll(
            @ForAll @Size(max = 150) List<@DoubleRange(min = 1e-3, max = 1e6) @Scale(5) Double> left,
            @ForAll @Size(min = 1, max = 150) List<@DoubleRange(min = 1e-3, max = 1e6) @Scale(5) Double> right,
            @ForAll @IntRange(min = 1, max = 300) int bound) {
        RunningDistribution merged = of(left, bound);
        merged.merge(of(right, bound));
        left.addAll(right);
        Distribution whole = of(left, bound).summary();

        assertThat(merged.summary().percentiles()).isEqualTo(whole.percentiles());
        assertThat(merged.summary().exact()).isEqualTo(whole.exact());
        assertThat(merged.summary().count()).isEqualTo(whole.count());
        assertThat(merged.summary().min()).isEqualTo(whole.min());
        assertThat(merged.summary().max()).isEqualTo(whole.max());
        assertThat(merged.summary().sum()).isCloseTo(whole.sum(), within(whole.sum() * 1e-14));
        assertThat(merged.summary().std()).isCloseTo(whole.std(), within(whole.mean() * 1e-9));
    }

    private static void assertWithinAThousandth(List<Double> values) {
        Distribution summary = of(values, 10).summary();

        assertThat(summary.exact()).isFalse();
        for (double percent : RunningDistribution.percents()) {
            double expected = naive(values, percent);
            assertThat(summary.percentile(percent)).isCloseTo(expected, within(Math.abs(expected) * 1e-3));
        }
    }

    private static RunningDistribution of(List<Double> values, int bound) {
        RunningDistribution distribution = new RunningDistribution(bound);
        values.forEach(distribution::add);
        return distribution;
    }

    private static double naive(List<Double> values, double percent) {
        double[] around = neighbours(values, percent);
        double place = percent / 100 * (values.size() - 1);
        return around[0] + (around[1] - around[0]) * (place - Math.floor(place));
    }

    private static double[] neighbours(List<Double> values, double percent) {
        double[] sorted = values.stream().mapToDouble(v -> v).toArray();
        Arrays.sort(sorted);
        int low = (int) Math.floor(percent / 100 * (sorted.length - 1));
        return new double[] {sorted[low], sorted[Math.min(sorted.length - 1, low + 1)]};
    }
}
