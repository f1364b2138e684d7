package dev.aiperf.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class IntegratedRateTest {

    @Test
    void aSteadyRateIsExpectedToSendItselfEachSecond() {
        IntegratedRate rate = new IntegratedRate(RateProfile.steady(3));

        assertThat(rate.arrivals(7)).isEqualTo(21);
        assertThat(rate.secondsUntil(1e12)).isEqualTo(1e12 / 3);
    }

    @Test
    void aSeriesHasTheAreaUnderItsLines() {
        RateProfile profile = new RateProfile(
                Optional.empty(), List.of(new RatePoint(10, 2), new RatePoint(20, 6), new RatePoint(30, 0.5)));
        IntegratedRate rate = new IntegratedRate(profile);

        assertThat(rate.arrivals(10)).as("before the first point its rate").isEqualTo(20);
        assertThat(rate.arrivals(15)).isCloseTo(20 + 5 * 3, within(1e-9));
        assertThat(rate.arrivals(20)).isCloseTo(60, within(1e-9));
        assertThat(rate.arrivals(30)).isCloseTo(92.5, within(1e-9));
        assertThat(rate.arrivals(50)).as("after the last point its rate").isCloseTo(102.5, within(1e-9));
    }

    @Test
    void aLinearRampSendsHalfOfWhatTheFullRateWould() {
        IntegratedRate rate = new IntegratedRate(ramped(100, 10, RampShape.LINEAR));

        assertThat(rate.arrivals(10)).isCloseTo(500, within(1e-9));
        assertThat(slope(rate, 5)).isCloseTo(50, within(1e-3));
        assertThat(slope(rate, 9.9999)).isCloseTo(100, within(0.01));
        assertThat(slope(rate, 60)).isCloseTo(100, within(1e-3));
    }

    @Test
    void anExponentialRampGrowsByTheSameFactorInEqualTimes() {
        IntegratedRate rate = new IntegratedRate(ramped(100, 10, RampShape.EXPONENTIAL));

        assertThat(slope(rate, 0.0001)).isCloseTo(1, within(0.01));
        assertThat(slope(rate, 5)).isCloseTo(10, within(0.01));
        assertThat(slope(rate, 9.9999)).isCloseTo(100, within(0.01));
        assertThat(slope(rate, 10.0001)).isCloseTo(100, within(0.01));
    }

    @Property(tries = 500)
    void whenSoManyAreExpectedSoManyAreExpected(
            @ForAll("profiles") RateProfile profile, @ForAll @DoubleRange(max = 100_000) double arrivals) {
        IntegratedRate rate = new IntegratedRate(profile);

        assertThat(rate.arrivals(rate.secondsUntil(arrivals))).isCloseTo(arrivals, within(1e-9 * (1 + arrivals)));
    }

    @Property(tries = 200)
    void moreIsNeverExpectedEarlier(
            @ForAll("profiles") RateProfile profile,
            @ForAll @DoubleRange(max = 10_000) double arrivals,
            @ForAll @DoubleRange(max = 10) double more) {
        IntegratedRate rate = new IntegratedRate(profile);

        assertThat(rate.secondsUntil(arrivals + more)).isGreaterThanOrEqualTo(rate.secondsUntil(arrivals));
    }

    @Provide
    Arbitrary<RateProfile> profiles() {
        Arbitrary<Double> seconds = Arbitraries.doubles().between(0.01, 100);
        Arbitrary<Double> rates = Arbitraries.doubles().between(0.1, 1000);
        Arbitrary<RatePoint> steps = Combinators.combine(seconds, rates).as(RatePoint::new);
        Arbitrary<Optional<Ramp>> ramps = Combinators.combine(seconds, Arbitraries.of(RampShape.values()))
                .as((length, shape) -> new Ramp(Duration.ofNanos((long) (length * 1e9)), shape))
                .optional();
        return Combinators.combine(ramps, steps.list().ofMinSize(1).ofMaxSize(6))
                .as((ramp, list) -> new RateProfile(ramp, oneAfterTheOther(list)));
    }

    private static List<RatePoint> oneAfterTheOther(List<RatePoint> steps) {
        List<RatePoint> points = new ArrayList<>();
        double at = 0;
        for (RatePoint step : steps) {
            at += step.seconds();
            points.add(new RatePoint(at, step.requestsPerSecond()));
        }
        return points;
    }

    private static RateProfile ramped(double target, int seconds, RampShape shape) {
        return RateProfile.steady(target, Optional.of(new Ramp(Duration.ofSeconds(seconds), shape)));
    }

    private static double slope(IntegratedRate rate, double seconds) {
        double h = 1e-5;
        return (rate.arrivals(seconds + h) - rate.arrivals(seconds - h)) / (2 * h);
    }
}
