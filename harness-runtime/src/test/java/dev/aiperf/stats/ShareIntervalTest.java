package dev.aiperf.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ShareIntervalTest {

    @Test
    void exactIntervalIsThatOfTheTables() {
        Interval most = ShareInterval.clopperPearson(9, 10, 0.95);
        Interval none = ShareInterval.clopperPearson(0, 10, 0.95);
        Interval all = ShareInterval.clopperPearson(10, 10, 0.95);

        assertThat(most.low()).isCloseTo(0.5550, within(5e-5));
        assertThat(most.high()).isCloseTo(0.9975, within(5e-5));
        assertThat(none.low()).isZero();
        assertThat(none.high()).isCloseTo(0.3085, within(5e-5));
        assertThat(all.low()).isCloseTo(0.6915, within(5e-5));
        assertThat(all.high()).isEqualTo(1);
    }

    @Test
    void runsInWhichAllIsGoodAreNoCertainty() {
        Interval few = ShareInterval.of(RunSample.of(1, 1), 6, 6, 0.95).orElseThrow();
        Interval many = ShareInterval.of(RunSample.of(1, 1, 1), 204, 204, 0.95).orElseThrow();

        assertThat(few.low()).isBetween(0.5, 0.6);
        assertThat(few.high()).isEqualTo(1);
        assertThat(many.low()).isGreaterThan(0.98);
    }

    @Test
    void runsThatDifferMoreThanChanceMakeItWider() {
        Interval wide = ShareInterval.of(RunSample.of(0.5, 1), 150, 200, 0.95).orElseThrow();

        assertThat(wide.low()).as("clipped").isZero();
        assertThat(wide.high()).as("clipped").isEqualTo(1);
    }

    @Test
    void oneRunHasNone() {
        assertThat(ShareInterval.of(RunSample.of(1), 100, 100, 0.95)).isEmpty();
    }
}
