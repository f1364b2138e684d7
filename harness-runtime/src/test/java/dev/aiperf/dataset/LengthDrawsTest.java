package dev.aiperf.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.aiperf.plan.LengthDistribution;
import dev.aiperf.plan.Seed;
import java.util.stream.LongStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class LengthDrawsTest {

    @Property(tries = 50)
    void withoutDeviationEveryLengthIsTheMean(
            @ForAll @IntRange(min = 1) int mean, @ForAll @LongRange(min = 0) long entry) {
        assertThat(draws(mean, 0).at(entry)).isEqualTo(mean);
    }

    @Property(tries = 200)
    void noLengthIsBelowOne(
            @ForAll @DoubleRange(min = 1, max = 1000) double mean,
            @ForAll @DoubleRange(min = 0, max = 1e6) double stddev,
            @ForAll @LongRange(min = 0) long entry) {
        assertThat(draws(mean, stddev).at(entry)).isPositive();
    }

    @Example
    void lengthsHaveTheMeanAndTheDeviationAskedFor() {
        double[] lengths = LongStream.range(0, 20_000)
                .mapToDouble(entry -> draws(512, 100).at(entry))
                .toArray();
        double mean = LongStream.range(0, 20_000)
                .mapToDouble(i -> lengths[(int) i])
                .average()
                .orElseThrow();
        double variance = LongStream.range(0, 20_000)
                .mapToDouble(i -> (lengths[(int) i] - mean) * (lengths[(int) i] - mean))
                .average()
                .orElseThrow();

        assertThat(mean).isCloseTo(512, within(3.0));
        assertThat(Math.sqrt(variance)).isCloseTo(100, within(2.0));
    }

    @Example
    void aLengthIsAFunctionOfSeedAndEntry() {
        assertThat(draws(512, 100).at(17)).isEqualTo(draws(512, 100).at(17));
        assertThat(LongStream.range(0, 100).map(draws(512, 100)::at).distinct().count())
                .isGreaterThan(50);
    }

    private static LengthDraws draws(double mean, double stddev) {
        return new LengthDraws(new LengthDistribution(mean, stddev), new Seed(5));
    }
}
