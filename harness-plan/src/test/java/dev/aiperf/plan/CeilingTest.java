package dev.aiperf.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CeilingTest {

    @Property
    void aRampBeginsWithOneAndIsAtItsTargetWhenItsTimeIsOver(
            @ForAll @IntRange(min = 2, max = 5_000) int limit,
            @ForAll @IntRange(min = 1, max = 3_600) int seconds,
            @ForAll RampShape shape) {
        Ceiling ceiling = ramped(limit, seconds, shape);

        assertThat(ceiling.nanosUntil(1)).isZero();
        assertThat(ceiling.nanosUntil(limit))
                .isEqualTo(Duration.ofSeconds(seconds).toNanos());
        for (int number = 2; number <= limit; number++) {
            assertThat(ceiling.nanosUntil(number)).isGreaterThanOrEqualTo(ceiling.nanosUntil(number - 1));
        }
    }

    @Test
    void aLinearRampGrowsByTheSameAmountInEqualTimes() {
        Ceiling ceiling = ramped(11, 10, RampShape.LINEAR);

        for (int number = 1; number <= 11; number++) {
            assertThat(ceiling.nanosUntil(number)).isEqualTo((number - 1) * 1_000_000_000L);
        }
    }

    @Test
    void anExponentialRampGrowsByTheSameFactorInEqualTimes() {
        Ceiling ceiling = ramped(64, 6, RampShape.EXPONENTIAL);

        for (int doubled = 0; doubled <= 6; doubled++) {
            assertThat((double) ceiling.nanosUntil(1 << doubled)).isCloseTo(doubled * 1e9, within(1.0));
        }
    }

    @Test
    void aCeilingWithoutARampIsThereAtOnce() {
        assertThat(new Ceiling(1_000).nanosUntil(1_000)).isZero();
        assertThat(ramped(1, 60, RampShape.EXPONENTIAL).nanosUntil(1)).isZero();
    }

    private static Ceiling ramped(int limit, int seconds, RampShape shape) {
        return new Ceiling(limit, Optional.of(new Ramp(Duration.ofSeconds(seconds), shape)));
    }
}
