package dev.aiperf.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SampleSizeTest {

    @Test
    void theSizesAreThoseOfTheOrderStatisticInterval() {
        assertThat(SampleSize.neededFor(50)).isEqualTo(6);
        assertThat(SampleSize.neededFor(99)).isEqualTo(368);
        assertThat(SampleSize.neededFor(99.9)).isEqualTo(3688);
    }

    @Test
    void aLowPercentileNeedsAsManyAsItsMirrorImage() {
        assertThat(SampleSize.neededFor(1)).isEqualTo(SampleSize.neededFor(99));
    }

    @Test
    void theLeastSizeCarriesAndOneLessDoesNot() {
        assertThat(SampleSize.carries(99, 368)).isTrue();
        assertThat(SampleSize.carries(99, 367)).isFalse();
    }

    @Test
    void theEndsAreNoPercentiles() {
        assertThatThrownBy(() -> SampleSize.neededFor(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SampleSize.neededFor(100)).isInstanceOf(IllegalArgumentException.class);
    }
}
