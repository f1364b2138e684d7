package dev.aiperf.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PooledPercentilesTest {

    @Test
    void runsThrownTogetherHaveThePercentilesOfAllTheirValues() {
        Random random = new Random(7);
        RunningDistribution fast = new RunningDistribution();
        RunningDistribution slow = new RunningDistribution(100);
        RunningDistribution all = new RunningDistribution();
        for (int k = 0; k < 1000; k++) {
            double value = 100 + 10 * random.nextGaussian();
            fast.add(value);
            slow.add(3 * value);
            all.add(value);
            all.add(3 * value);
        }

        PooledPercentiles pooled = PooledPercentiles.of(List.of(fast.histogramText(), slow.histogramText()));

        assertThat(pooled.count()).isEqualTo(2000);
        all.summary()
                .percentiles()
                .forEach((percent, exact) -> assertThat(pooled.percentiles().get(percent))
                        .as("p%s", percent)
                        .isCloseTo(exact, within(2e-3 * exact)));
    }

    @Test
    void valuesBelowZeroAreOnTheirSide() {
        RunningDistribution values = new RunningDistribution();
        List.of(-20.0, -10.0, 10.0).forEach(values::add);

        PooledPercentiles pooled = PooledPercentiles.of(List.of(values.histogramText(), values.histogramText()));

        assertThat(pooled.count()).isEqualTo(6);
        assertThat(pooled.percentiles().get(50.0)).isCloseTo(-10, within(0.01));
        assertThat(pooled.percentiles().get(1.0)).isCloseTo(-20, within(0.02));
    }

    @Test
    void aThousandLatenciesTravelInAFewKilobytes() {
        Random random = new Random(7);
        RunningDistribution latencies = new RunningDistribution();
        for (int k = 0; k < 100_000; k++) {
            latencies.add(100 * Math.exp(0.5 * random.nextGaussian()));
        }

        assertThat(latencies.histogramText()).hasSizeLessThan(8_000);
    }

    @Test
    void whatIsNoHistogramIsRefused() {
        assertThatThrownBy(() -> PooledPercentiles.of(List.of("AAAA"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PooledPercentiles.of(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no value to pool");
    }
}
