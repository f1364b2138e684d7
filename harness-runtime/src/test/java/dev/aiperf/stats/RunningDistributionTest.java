package dev.aiperf.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RunningDistributionTest {

    @Test
    void percentilesLieBetweenTheirNeighbours() {
        Distribution summary = of(40, 10, 20, 30).summary();

        assertThat(summary.percentile(50)).isEqualTo(25);
        assertThat(summary.percentile(25)).isEqualTo(17.5);
        assertThat(summary.percentile(99)).isCloseTo(39.7, within(1e-12));
        assertThat(summary.exact()).isTrue();
    }

    @Test
    void theStandardDeviationIsThePopulations() {
        Distribution summary = of(2, 4, 4, 4, 5, 5, 7, 9).summary();

        assertThat(summary.mean()).isEqualTo(5);
        assertThat(summary.std()).isEqualTo(2);
        assertThat(summary.sum()).isEqualTo(40);
        assertThat(summary.min()).isEqualTo(2);
        assertThat(summary.max()).isEqualTo(9);
        assertThat(summary.count()).isEqualTo(8);
    }

    @Test
    void oneValueIsEveryStatisticOfItself() {
        Distribution summary = of(7.25).summary();

        assertThat(summary.percentiles().values()).containsOnly(7.25);
        assertThat(summary.std()).isZero();
    }

    @Test
    void equalValuesHaveNoSpreadAndNoRoundingError() {
        RunningDistribution values = new RunningDistribution();
        for (int k = 0; k < 1_000_003; k++) {
            values.add(0.1);
        }

        assertThat(values.summary().std()).isZero();
        assertThat(values.summary().mean()).isEqualTo(0.1);
        assertThat(values.summary().percentile(99.9)).isEqualTo(0.1);
    }

    @Test
    void aSumOfManyValuesKeepsItsLastDigits() {
        RunningDistribution values = new RunningDistribution();
        values.add(1e15);
        for (int k = 0; k < 10_000; k++) {
            values.add(0.0625);
        }
        values.add(-1e15);

        assertThat(values.sum()).isEqualTo(625);
    }

    @Test
    void valuesBeyondTheBoundAreSaidToBeApproximate() {
        RunningDistribution values = new RunningDistribution(3);
        values.add(1);
        values.add(2);
        values.add(3);
        assertThat(values.summary().exact()).isTrue();

        values.add(4);
        assertThat(values.summary().exact()).isFalse();
        assertThat(values.summary().count()).isEqualTo(4);
    }

    @Test
    void infiniteValuesTakeTheUpperRanks() {
        RunningDistribution values = new RunningDistribution();
        for (int k = 1; k <= 90; k++) {
            values.add(k);
        }

        Distribution adjusted = values.summaryWithInfinite(10);

        assertThat(adjusted.count()).isEqualTo(100);
        assertThat(adjusted.percentile(50)).isEqualTo(50);
        assertThat(adjusted.percentile(90)).isEqualTo(90);
        assertThat(adjusted.percentiles()).doesNotContainKeys(95.0, 99.0, 99.9);
        assertThat(adjusted.mean()).isNaN();
        assertThat(adjusted.max()).isNaN();
        assertThat(adjusted.min()).isEqualTo(1);
    }

    @Test
    void whatIsNotANumberIsRefused() {
        RunningDistribution values = new RunningDistribution();

        assertThatThrownBy(() -> values.add(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> values.add(Double.POSITIVE_INFINITY)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(values::summary).isInstanceOf(IllegalStateException.class);
    }

    private static RunningDistribution of(double... values) {
        RunningDistribution distribution = new RunningDistribution();
        for (double value : values) {
            distribution.add(value);
        }
        return distribution;
    }
}
