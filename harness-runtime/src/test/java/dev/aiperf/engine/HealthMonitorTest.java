package dev.aiperf.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HealthMonitorTest {

    @Test
    void aCollectionWithinAPhaseCountsWhole() {
        assertThat(HealthMonitor.millisSince(100, 150, 170)).isEqualTo(20);
        assertThat(HealthMonitor.millisSince(100, 150, 150)).isZero();
    }

    @Test
    void oneThatTheStartOfThePhaseFellIntoCountsFromThere() {
        assertThat(HealthMonitor.millisSince(100, 40, 130)).isEqualTo(30);
    }

    @Test
    void oneThatWasOverBeforeThePhaseDoesNotCountHoweverLateItIsTold() {
        assertThat(HealthMonitor.millisSince(100, 0, 99)).isNegative();
    }
}
