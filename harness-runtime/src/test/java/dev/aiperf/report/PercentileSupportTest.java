package dev.aiperf.report;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class PercentileSupportTest {

    @Test
    void tailsNeedTheValuesThatTheDocumentationNames() {
        assertThat(PercentileSupport.needed(99)).isEqualTo(368);
        assertThat(PercentileSupport.needed(99.9)).isEqualTo(3_688);
        assertThat(PercentileSupport.needed(50)).isEqualTo(6);
        assertThat(PercentileSupport.carries(367, 99)).isFalse();
        assertThat(PercentileSupport.carries(368, 99)).isTrue();
        assertThat(PercentileSupport.name(99.9)).isEqualTo("p99.9");
    }

    @Property
    void fewestValuesAreTheFirstWithAnIntervalOnTheRarerSide(
            @ForAll @DoubleRange(min = 0.1, max = 99.9) double percent) {
        double rarer = Math.max(percent, 100 - percent) / 100;
        long needed = PercentileSupport.needed(percent);
        assertThat(Math.pow(rarer, (double) needed)).isLessThanOrEqualTo(0.025 + 1e-12);
        assertThat(Math.pow(rarer, (double) (needed - 1))).isGreaterThan(0.025 - 1e-12);
    }
}
