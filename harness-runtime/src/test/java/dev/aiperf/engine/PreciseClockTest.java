package dev.aiperf.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PreciseClockTest {

    @Test
    void theSpinWindowIsTwentyMicrosecondsWhereTheCoresCanSpareIt() {
        assertThat(PreciseClock.spinNanos(100, 2)).isEqualTo(20_000);
        assertThat(PreciseClock.spinNanos(1_000, 2)).isEqualTo(20_000);
        assertThat(PreciseClock.spinNanos(20_000, 64)).isEqualTo(20_000);
    }

    @Test
    void atAHighRateItIsWhatAHundredthOfTheCoresComesTo() {
        assertThat(PreciseClock.spinNanos(20_000, 2)).isEqualTo(1_000);
        assertThat(PreciseClock.spinNanos(20_000, 8)).isEqualTo(4_000);
    }

    @Test
    void aClockForManyWaitsSpinsLessAndTellsTheSameTime() {
        NanoClock clock = new PreciseClock();
        NanoClock busy = clock.forWaits(1e6);

        assertThat(clock.spinNanos()).isEqualTo(20_000);
        assertThat(busy.spinNanos()).isLessThan(20_000);
        long before = clock.nanoTime();
        assertThat(busy.nanoTime() - before).isBetween(0L, 60_000_000_000L);
    }

    @Test
    void itNeverReturnsBeforeTheInstant() {
        for (double rate : new double[] {10, 1e6}) {
            NanoClock clock = new PreciseClock().forWaits(rate);
            long instant = clock.nanoTime() + 2_000_000;
            clock.waitUntil(instant);
            assertThat(clock.nanoTime()).isGreaterThanOrEqualTo(instant);
        }
    }
}
