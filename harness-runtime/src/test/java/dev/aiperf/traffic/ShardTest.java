package dev.aiperf.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aiperf.plan.ArrivalPattern;
import dev.aiperf.plan.ArrivalPlan;
import dev.aiperf.plan.RateProfile;
import dev.aiperf.plan.Seed;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ShardTest {

    @Property(tries = 40)
    void arrivalsOfAllShardsTogetherAreTheScheduleOfOneMachine(
            @ForAll long seed, @ForAll ArrivalPattern pattern, @ForAll @IntRange(min = 1, max = 9) int shards) {
        int each = 500;
        List<Long> together = new ArrayList<>();
        for (int number = 0; number < shards; number++) {
            ArrivalProcess part = new Shard(number, shards).of(schedule(pattern, seed));
            for (int own = 0; own < each; own++) {
                together.add(part.intendedNanos(own));
            }
        }

        ArrivalProcess whole = schedule(pattern, seed);
        List<Long> alone = new ArrayList<>();
        for (int index = 0; index < each * shards; index++) {
            alone.add(whole.intendedNanos(index));
        }
        assertThat(together).containsExactlyInAnyOrderElementsOf(alone);
    }

    @Property
    void eachIndexBelongsToOneShard(
            @ForAll @IntRange(min = 1, max = 50) int shards, @ForAll @IntRange(max = 1_000_000) int index) {
        assertThat(new Shard(index % shards, shards).indexOf(index / shards)).isEqualTo(index);
    }

    @Test
    void aShardIsOneOfThoseThereAre() {
        assertThatThrownBy(() -> new Shard(3, 3)).hasMessage("there is no shard 3 of 3");
    }

    private static ArrivalProcess schedule(ArrivalPattern pattern, long seed) {
        return ArrivalProcess.of(RateProfile.steady(100), ArrivalPlan.of(pattern), new Seed(seed));
    }
}
