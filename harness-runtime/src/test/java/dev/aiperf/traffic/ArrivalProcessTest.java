package dev.aiperf.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.aiperf.plan.Seed;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ArrivalProcessTest {

    private static final int MANY = 50_000;

    @Property(tries = 50)
    void constantArrivalsAreOneIntervalApartHoweverFar(
            @ForAll @DoubleRange(min = 0.1, max = 50_000) double rate, @ForAll @IntRange(max = 10_000_000) int index) {
        ArrivalProcess constant = ArrivalProcess.constant(rate);

        assertThat(constant.intendedNanos(0)).isZero();
        double exact = index / rate * 1e9;
        // Three years on, a double holds a nanosecond no more; the rounding of both sides is allowed for.
        assertThat((double) constant.intendedNanos(index)).isCloseTo(exact, within(1 + exact * 1e-15));
    }

    @Property(tries = 20)
    void poissonArrivalsNeverGoBackAndKeepTheirRate(
            @ForAll long seed, @ForAll @DoubleRange(min = 0.5, max = 20_000) double rate) {
        ArrivalProcess poisson = ArrivalProcess.poisson(rate, new Seed(seed));
        long before = 0;
        for (int i = 0; i < MANY; i++) {
            long now = poisson.intendedNanos(i);
            assertThat(now).isGreaterThanOrEqualTo(before);
            before = now;
        }

        double seen = MANY / (before / 1e9);
        assertThat(seen / rate).as("rate seen over rate asked").isCloseTo(1, within(6 / Math.sqrt(MANY)));
    }

    @Property(tries = 10)
    void countsOfPoissonArrivalsHaveTheDispersionOfPoisson(@ForAll long seed) {
        int perWindow = 20;
        ArrivalProcess poisson = ArrivalProcess.poisson(1000, new Seed(seed));
        long windowNanos = perWindow * 1_000_000L;
        int windows = MANY / perWindow - 200;
        double[] counts = new double[windows];
        for (int i = 0; i < MANY; i++) {
            long window = poisson.intendedNanos(i) / windowNanos;
            if (window < windows) {
                counts[(int) window]++;
            }
        }

        assertThat(variance(counts) / mean(counts))
                .as("index of dispersion")
                .isCloseTo(1, within(6 * Math.sqrt(2.0 / windows)));
    }

    @Property(tries = 10)
    void gapsOfPoissonArrivalsDoNotKnowOfEachOther(@ForAll long seed) {
        ArrivalProcess poisson = ArrivalProcess.poisson(1000, new Seed(seed));
        double[] gaps = new double[MANY - 1];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = (double) (poisson.intendedNanos(i + 1) - poisson.intendedNanos(i));
        }
        double mean = mean(gaps);
        double covariance = 0;
        for (int i = 1; i < gaps.length; i++) {
            covariance += (gaps[i] - mean) * (gaps[i - 1] - mean);
        }

        assertThat(covariance / gaps.length / variance(gaps))
                .as("correlation of a gap and the next")
                .isCloseTo(0, within(6 / Math.sqrt(gaps.length)));
    }

    @Property(tries = 20)
    void whoeverAsksInWhateverOrderGetsTheSameSchedule(
            @ForAll long seed, @ForAll List<@IntRange(max = 20_000) Integer> indices) {
        ArrivalProcess inOrder = ArrivalProcess.poisson(100, new Seed(seed));
        List<Long> schedule = new ArrayList<>();
        for (int i = 0; i <= 20_000; i++) {
            schedule.add(inOrder.intendedNanos(i));
        }
        ArrivalProcess asked = ArrivalProcess.poisson(100, new Seed(seed));

        for (int index : indices) {
            assertThat(asked.intendedNanos(index)).isEqualTo(schedule.get(index));
        }
    }

    @Test
    void anotherSeedGivesAnotherSchedule() {
        ArrivalProcess one = ArrivalProcess.poisson(100, new Seed(1));
        ArrivalProcess other = ArrivalProcess.poisson(100, new Seed(2));

        assertThat(one.intendedNanos(100)).isNotEqualTo(other.intendedNanos(100));
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double variance(double[] values) {
        double mean = mean(values);
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return sum / values.length;
    }
}
