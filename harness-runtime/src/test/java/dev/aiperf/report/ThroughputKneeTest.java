package dev.aiperf.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ThroughputKneeTest {

    private static final double[] LOAD = {1, 5, 10, 20, 50};

    @Property
    void straightLineHasNoKneeYet(
            @ForAll @DoubleRange(min = 0.01, max = 1e5) double slope, @ForAll @IntRange(min = 1, max = 30) int points) {
        double[] load = loads(points);
        assertThat(ThroughputKnee.of(load, scaled(load, slope))).isEmpty();
    }

    @Property
    void lineThatNoiseBendsByTwoPercentHasNoKneeYet(@ForAll long seed) {
        Random random = new Random(seed);
        double[] throughput = Arrays.stream(loads(20))
                .map(load -> 3 * load * (0.98 + 0.04 * random.nextDouble()))
                .toArray();
        assertThat(ThroughputKnee.of(loads(20), throughput)).isEmpty();
    }

    @Property
    void lineThatEndsInAPlateauHasItsKneeWhereThePlateauBegins(@ForAll @IntRange(min = 1, max = 17) int saturation) {
        double[] load = loads(20);
        double[] throughput =
                Arrays.stream(load).map(l -> 3 * Math.min(l, saturation)).toArray();
        assertThat(ThroughputKnee.of(load, throughput)).hasValue(saturation - 1);
    }

    @Property
    void unitsOfLoadAndThroughputDontMatter(
            @ForAll @DoubleRange(min = 0.01, max = 1e3) double a,
            @ForAll @DoubleRange(min = 0.01, max = 1e3) double b) {
        double[] throughput = {4, 19, 35, 50, 52};
        OptionalInt knee = ThroughputKnee.of(LOAD, throughput);
        assertThat(knee).hasValue(3);
        assertThat(ThroughputKnee.of(scaled(LOAD, a), scaled(throughput, b))).isEqualTo(knee);
    }

    @Test
    void throughputThatFallsAgainHasItsKneeBeforeTheFall() {
        assertThat(ThroughputKnee.of(LOAD, new double[] {4, 19, 35, 30, 10})).hasValue(2);
    }

    @Test
    void serverThatIsSaturatedFromTheStartHasItsKneeThere() {
        assertThat(ThroughputKnee.of(LOAD, new double[] {9, 9, 9, 9, 9})).hasValue(0);
    }

    @Test
    void singlePointAndNoThroughputHaveNoKnee() {
        assertThat(ThroughputKnee.of(new double[] {5}, new double[] {9})).isEmpty();
        assertThat(ThroughputKnee.of(LOAD, new double[5])).isEmpty();
    }

    private static double[] loads(int points) {
        double[] load = new double[points];
        Arrays.setAll(load, i -> i + 1);
        return load;
    }

    private static double[] scaled(double[] values, double factor) {
        return Arrays.stream(values).map(v -> v * factor).toArray();
    }
}
