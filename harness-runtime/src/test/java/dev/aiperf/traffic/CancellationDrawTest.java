package dev.aiperf.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.aiperf.plan.CancellationPlan;
import dev.aiperf.plan.Seed;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

/** Which requests are dropped on purpose. */
class CancellationDrawTest {

    private static final int MANY = 20_000;

    @Property(tries = 50)
    void aboutAsManyAreDrawnAsAskedFor(@ForAll long seed, @ForAll @DoubleRange(min = 0.1, max = 100) double percent) {
        // Five standard deviations of a binomial share at its widest.
        assertThat(100.0 * drawn(seed, percent).size() / MANY).isCloseTo(percent, within(1.8));
    }

    @Property(tries = 20)
    void whichAreDrawnIsAFunctionOfSeedAndIndex(@ForAll long seed) {
        List<Long> some = drawn(seed, 20);

        assertThat(drawn(seed, 20)).isEqualTo(some);
        assertThat(drawn(seed + 1, 20)).isNotEqualTo(some);
        assertThat(drawn(seed, 40))
                .as("a greater share drops the same requests, and more")
                .containsAll(some);
    }

    @Property(tries = 20)
    void allAreDrawnWhereAllAreAskedFor(@ForAll long seed) {
        assertThat(drawn(seed, 100)).hasSize(MANY);
    }

    private static List<Long> drawn(long seed, double percent) {
        CancellationDraw draw = new CancellationDraw(new CancellationPlan(percent, Duration.ZERO), new Seed(seed));
        return LongStream.range(0, MANY).filter(draw::draws).boxed().toList();
    }
}
