package dev.aiperf.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RunSampleTest {

    @Test
    void intervalIsStudentsOverTheRunValues() {
        RunSample sample = RunSample.of(61.5, 63.0, 64.8);
        assertThat(sample.mean()).isCloseTo(63.1, within(1e-12));
        assertThat(sample.std()).isCloseTo(Math.sqrt(2.73), within(1e-12));
        assertThat(sample.standardError()).isCloseTo(Math.sqrt(0.91), within(1e-12));
        assertThat(sample.cv()).isCloseTo(Math.sqrt(2.73) / 63.1, within(1e-12));
        assertThat(sample.tCritical(0.95).orElseThrow()).isCloseTo(4.302652729749462, within(1e-9));
        Interval interval = sample.interval(0.95).orElseThrow();
        assertThat(interval.low()).isCloseTo(63.1 - 4.302652729749462 * Math.sqrt(0.91), within(1e-9));
        assertThat(interval.high()).isCloseTo(63.1 + 4.302652729749462 * Math.sqrt(0.91), within(1e-9));
        assertThat(interval.level()).isEqualTo(0.95);
        assertThat(interval.contains(63.1)).isTrue();
        assertThat(interval.contains(70)).isFalse();
    }

    @Test
    void moreConfidenceIsWider() {
        RunSample sample = RunSample.of(1, 2, 4);
        assertThat(sample.interval(0.99).orElseThrow().halfWidth())
                .isGreaterThan(sample.interval(0.9).orElseThrow().halfWidth());
    }

    @Test
    void oneRunHasAValueAndNoInterval() {
        RunSample sample = RunSample.of(7);
        assertThat(sample.mean()).isEqualTo(7);
        assertThat(sample.std()).isNaN();
        assertThat(sample.cv()).isNaN();
        assertThat(sample.interval(0.95)).isEmpty();
        assertThat(sample.tCritical(0.95)).isEmpty();
    }

    @Property(tries = 100)
    void equalValuesHaveAnIntervalWithoutWidth(
            @ForAll @DoubleRange(min = -1e9, max = 1e9) double value, @ForAll @IntRange(min = 2, max = 30) int runs) {
        double[] values = new double[runs];
        Arrays.fill(values, value);
        assertThat(RunSample.of(values).interval(0.95)).contains(new Interval(0.95, value, value));
    }

    @Test
    void anInfiniteRunLeavesNoMeanAndNoInterval() {
        RunSample sample = RunSample.of(5, Double.POSITIVE_INFINITY, 6);
        assertThat(sample.isFinite()).isFalse();
        assertThat(sample.mean()).isNaN();
        assertThat(sample.std()).isNaN();
        assertThat(sample.min()).isEqualTo(5);
        assertThat(sample.max()).isInfinite();
        assertThat(sample.interval(0.95)).isEmpty();
    }

    @Test
    void aMeanOfZeroHasNoRelativeSpread() {
        assertThat(RunSample.of(0, 0, 0).cv()).isNaN();
        assertThat(RunSample.of(-1, 1).cv()).isNaN();
    }

    @Test
    void whatIsNoSampleIsRefused() {
        assertThatThrownBy(RunSample::of).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RunSample.of(1, Double.NaN)).hasMessage("run 2 has no value");
        assertThatThrownBy(() -> RunSample.of(1, 2).interval(1)).isInstanceOf(IllegalArgumentException.class);
    }
}
