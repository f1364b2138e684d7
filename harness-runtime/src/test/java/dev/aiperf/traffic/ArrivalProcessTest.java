package dev.aiperf.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.aiperf.plan.ArrivalPlan;
import dev.aiperf.plan.RateProfile;
import dev.aiperf.plan.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
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

    @Property(tries = 30)
    void arrivalsNeverGoBackAndKeepTheirRate(
            @ForAll long seed,
            @ForAll @DoubleRange(min = 0.5, max = 20_000) double rate,
            @ForAll("randomPatterns") ArrivalPlan plan) {
        ArrivalProcess arrivals = arrivals(plan, rate, seed);
        long before = 0;
        for (int i = 0; i < MANY; i++) {
            long now = arrivals.intendedNanos(i);
            assertThat(now).isGreaterThanOrEqualTo(before);
            before = now;
        }

        double seen = MANY / (before / 1e9);
        double error = Math.sqrt(squaredVariation(plan) / MANY);
        assertThat(seen / rate).as("rate seen over rate asked").isCloseTo(1, within(6 * error));
    }

    @Property(tries = 10)
    void gapsHaveTheVariationOfTheirPattern(@ForAll long seed, @ForAll("randomPatterns") ArrivalPlan plan) {
        double[] gaps = gaps(arrivals(plan, 1000, seed));

        // A gamma distribution of shape k has the excess kurtosis 6 / k, which is what spreads an estimate of its
        // variance.
        double asked = squaredVariation(plan);
        double error = asked * Math.sqrt((2 + 6 * asked) / gaps.length);
        assertThat(variance(gaps) / Math.pow(mean(gaps), 2)).isCloseTo(asked, within(7 * error));
    }

    @Property(tries = 10)
    void countsHaveTheDispersionOfTheirPattern(@ForAll long seed, @ForAll("randomPatterns") ArrivalPlan plan) {
        int perWindow = 200;
        double asked = squaredVariation(plan);
        ArrivalProcess arrivals = arrivals(plan, 1000, seed);
        long windowNanos = perWindow * 1_000_000L;
        double[] counts = new double[MANY / perWindow];
        for (long i = 0, at = 0; at < counts.length * windowNanos; i++) {
            counts[(int) (at / windowNanos)]++;
            at = arrivals.intendedNanos(i);
        }

        assertThat(variance(counts) / mean(counts))
                .as("index of dispersion")
                .isCloseTo(asked, within(6 * asked * Math.sqrt(2.0 / counts.length)));
    }

    @Property(tries = 10)
    void gapsDoNotKnowOfEachOther(@ForAll long seed, @ForAll("randomPatterns") ArrivalPlan plan) {
        double[] gaps = gaps(arrivals(plan, 1000, seed));
        double mean = mean(gaps);
        double covariance = 0;
        for (int i = 1; i < gaps.length; i++) {
            covariance += (gaps[i] - mean) * (gaps[i - 1] - mean);
        }

        assertThat(covariance / gaps.length / variance(gaps))
                .as("correlation of a gap and the next")
                .isCloseTo(0, within(6 / Math.sqrt(gaps.length)));
    }

    @Property(tries = 30)
    void whoeverAsksInWhateverOrderGetsTheSameSchedule(
            @ForAll long seed,
            @ForAll("randomPatterns") ArrivalPlan plan,
            @ForAll List<@IntRange(max = 20_000) Integer> indices) {
        ArrivalProcess inOrder = arrivals(plan, 100, seed);
        List<Long> schedule = new ArrayList<>();
        for (int i = 0; i <= 20_000; i++) {
            schedule.add(inOrder.intendedNanos(i));
        }
        ArrivalProcess asked = arrivals(plan, 100, seed);

        for (int index : indices) {
            assertThat(asked.intendedNanos(index)).isEqualTo(schedule.get(index));
        }
    }

    @Test
    void gammaArrivalsOfShapeOneAreSpreadAsPoissonsAre() {
        double[] gaps = gaps(arrivals(new ArrivalPlan.Gamma(1), 1000, 4));

        double longer = Arrays.stream(gaps).filter(gap -> gap > 2e6).count() / (double) gaps.length;
        assertThat(longer).as("share of gaps above twice the mean").isCloseTo(Math.exp(-2), within(0.01));
    }

    @Test
    void anotherSeedGivesAnotherSchedule() {
        ArrivalProcess one = ArrivalProcess.poisson(100, new Seed(1));
        ArrivalProcess other = ArrivalProcess.poisson(100, new Seed(2));

        assertThat(one.intendedNanos(100)).isNotEqualTo(other.intendedNanos(100));
    }

    @Provide
    Arbitrary<ArrivalPlan> randomPatterns() {
        return Arbitraries.of(
                new ArrivalPlan.Poisson(),
                new ArrivalPlan.Gamma(0.25),
                new ArrivalPlan.Gamma(0.5),
                new ArrivalPlan.Gamma(4));
    }

    /** Returns the square of the coefficient of variation of the gaps. */
    private static double squaredVariation(ArrivalPlan plan) {
        return plan instanceof ArrivalPlan.Gamma gamma ? 1 / gamma.smoothness() : 1;
    }

    private static ArrivalProcess arrivals(ArrivalPlan plan, double rate, long seed) {
        return ArrivalProcess.of(RateProfile.steady(rate), plan, new Seed(seed));
    }

    private static double[] gaps(ArrivalProcess arrivals) {
        double[] gaps = new double[MANY - 1];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = (double) (arrivals.intendedNanos(i + 1) - arrivals.intendedNanos(i));
        }
        return gaps;
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
