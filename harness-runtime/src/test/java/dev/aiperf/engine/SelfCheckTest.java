package dev.aiperf.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiperf.plan.ArrivalPattern;
import dev.aiperf.plan.TrafficPlan;
import dev.aiperf.transport.HttpTransportProvider;
import dev.aiperf.transport.TimelinePool;
import dev.aiperf.transport.TransportSettings;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class SelfCheckTest {

    private final SelfCheck streaming = check(true);
    private final SelfCheck whole = check(false);

    @Test
    void tellsTheNoiseOfAClosedLoopOfStreams() throws LoadException {
        NoiseFloor floor = streaming.run(new TrafficPlan.ClosedLoop(10), false);

        assertThat(floor.requests()).isGreaterThanOrEqualTo(10);
        assertThat(floor.firstTokenP50Nanos()).isPositive();
        assertThat(floor.firstTokenP99Nanos()).isGreaterThanOrEqualTo(floor.firstTokenP50Nanos());
        assertThat(floor.gaps()).isGreaterThanOrEqualTo(10 * floor.requests());
        assertThat(floor.gapP99Nanos()).isPositive();
    }

    @Test
    void tellsTheNoiseOfAnOpenLoopOfWholeAnswers() throws LoadException {
        TrafficPlan poisson = new TrafficPlan.OpenLoop(200, ArrivalPattern.POISSON, OptionalInt.empty());

        NoiseFloor floor = whole.run(poisson, true);

        assertThat(floor.requests()).isBetween(70L, 250L);
        assertThat(floor.firstTokenP50Nanos()).isPositive();
        assertThat(floor.gaps()).as("a whole answer has no gaps").isZero();
    }

    @Test
    void allRoundsTogetherKeepToTheLongestTimeEvenWhereEachTakesAllOfIts() {
        Duration passed = Duration.ZERO;
        int rounds = 0;
        Optional<SelfCheck.Round> next = SelfCheck.compilingAfter(passed);
        while (next.isPresent()) {
            passed = passed.plus(next.get().longest());
            rounds++;
            next = SelfCheck.compilingAfter(passed);
        }

        assertThat(rounds).isBetween(2, 20);
        assertThat(passed.plus(SelfCheck.MEASURING.longest())).isLessThanOrEqualTo(SelfCheck.LONGEST);
        assertThat(SelfCheck.compilingAfter(SelfCheck.LONGEST)).isEmpty();
    }

    private static TransportSettings settings(boolean streaming) {
        return new TransportSettings(streaming, Map.of(), Duration.ofSeconds(10), Duration.ofSeconds(2), 1);
    }

    private static SelfCheck check(boolean streaming) {
        TimelinePool pool = new TimelinePool(100);
        return new SelfCheck(new HttpTransportProvider(), settings(streaming), pool, pool::giveBack);
    }
}
