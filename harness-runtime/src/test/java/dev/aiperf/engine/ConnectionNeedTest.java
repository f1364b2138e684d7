package dev.aiperf.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiperf.plan.ArrivalPattern;
import dev.aiperf.plan.PhasePlan;
import dev.aiperf.plan.StopCondition;
import dev.aiperf.plan.TrafficPlan;
import dev.aiperf.plan.TrafficPlan.OpenLoop;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ConnectionNeedTest {

    @Test
    void aLoadNeedsTheConnectionsOfItsCeilingButNoMoreThanItSendsRequests() {
        OpenLoop bounded = new OpenLoop(1_000, ArrivalPattern.POISSON, OptionalInt.of(5_000));
        OpenLoop unbounded = new OpenLoop(1_000, ArrivalPattern.POISSON, OptionalInt.empty());

        assertThat(ConnectionNeed.of(bounded, requests(100_000)).most()).isEqualTo(5_000);
        assertThat(ConnectionNeed.of(bounded, requests(700)).most()).isEqualTo(700);
        assertThat(ConnectionNeed.of(bounded, lasting(Duration.ofSeconds(2))).most())
                .isEqualTo(2_000);
        assertThat(ConnectionNeed.of(bounded, lasting(Duration.ofMinutes(2))).most())
                .isEqualTo(5_000);
        assertThat(ConnectionNeed.of(unbounded, requests(100_000)).most()).isEqualTo(ConnectionNeed.first(unbounded));
        assertThat(ConnectionNeed.of(users(300), requests(100_000)).most()).isEqualTo(300);
        assertThat(ConnectionNeed.of(users(300), requests(20)).most()).isEqualTo(20);
        assertThat(ConnectionNeed.of(users(300), requests(20)).first()).isEqualTo(20);
    }

    private static PhasePlan lasting(Duration time) {
        return new PhasePlan(new StopCondition.FirstOf(OptionalLong.empty(), Optional.of(time)), Optional.empty());
    }

    private static PhasePlan requests(long count) {
        return new PhasePlan(new StopCondition.FirstOf(OptionalLong.of(count), Optional.empty()), Optional.empty());
    }

    private static TrafficPlan users(int count) {
        return new TrafficPlan.ClosedLoop(count);
    }
}
