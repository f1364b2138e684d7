package dev.aiperf.plan.settings;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ConcurrencyRangeRewritingTest {

    @Test
    void theEndIsAPointEvenWhereTheStepMissesIt() {
        assertThat(ConcurrencyRangeRewriting.points(1, 50, 5))
                .containsExactly(1, 6, 11, 16, 21, 26, 31, 36, 41, 46, 50);
        assertThat(ConcurrencyRangeRewriting.points(5, 15, 5)).containsExactly(5, 10, 15);
        assertThat(ConcurrencyRangeRewriting.points(7, 7, 5)).containsExactly(7);
    }

    @Property
    void pointsRiseFromTheStartToTheEndInStepsOfWhichOnlyTheLastMayBeShorter(
            @ForAll @IntRange(min = 1, max = 1_000) int start,
            @ForAll @IntRange(max = 1_000) int length,
            @ForAll @IntRange(min = 1, max = 200) int step) {
        long[] points = ConcurrencyRangeRewriting.points(start, start + length, step);

        assertThat(points[0]).isEqualTo(start);
        assertThat(points[points.length - 1]).isEqualTo(start + length);
        for (int i = 1; i < points.length; i++) {
            long gap = points[i] - points[i - 1];
            assertThat(gap).isPositive().isLessThanOrEqualTo(step);
            assertThat(gap == step || i == points.length - 1).isTrue();
        }
    }
}
