package dev.aiperf.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiperf.plan.SamplingStrategy;
import dev.aiperf.plan.Seed;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class EntrySamplerTest {

    private static final long PASSES = 5;

    @Property(tries = 50)
    void aShuffleUsesEveryEntryOnceAPass(
            @ForAll @IntRange(min = 1, max = 500) int entries,
            @ForAll @IntRange(min = 0, max = 1000) int pass,
            @ForAll long seed) {
        EntrySampler shuffle = EntrySampler.of(SamplingStrategy.SHUFFLE, entries, new Seed(seed));

        assertThat(pass(shuffle, pass, entries))
                .doesNotHaveDuplicates()
                .allMatch(entry -> entry >= 0 && entry < entries);
    }

    @Example
    void everyPassOfAShuffleHasAnOrderOfItsOwn() {
        EntrySampler shuffle = EntrySampler.of(SamplingStrategy.SHUFFLE, 100, new Seed(1));

        assertThat(pass(shuffle, 0, 100)).isNotEqualTo(pass(shuffle, 1, 100)).isNotEqualTo(sequence(100));
    }

    @Property(tries = 20)
    void whoeverAsksInWhateverOrderGetsTheSame(@ForAll SamplingStrategy strategy, @ForAll long seed) {
        int entries = 97;
        EntrySampler inOrder = EntrySampler.of(strategy, entries, new Seed(seed));
        List<Long> expected =
                LongStream.range(0, PASSES * entries).mapToObj(inOrder::entryOf).collect(Collectors.toList());

        EntrySampler shared = EntrySampler.of(strategy, entries, new Seed(seed));
        List<Long> asked = LongStream.range(0, PASSES * entries)
                .parallel()
                .mapToObj(shared::entryOf)
                .collect(Collectors.toList());

        assertThat(asked).isEqualTo(expected);
        assertThat(shared.entryOf(3)).isEqualTo(expected.get(3));
    }

    @Example
    void sequenceStartsAgainAfterTheLastEntry() {
        EntrySampler sequential = EntrySampler.of(SamplingStrategy.SEQUENTIAL, 3, new Seed(1));

        assertThat(LongStream.range(0, 7).map(sequential::entryOf)).containsExactly(0L, 1L, 2L, 0L, 1L, 2L, 0L);
    }

    @Example
    void randomDrawsEveryEntryAboutAsOften() {
        EntrySampler random = EntrySampler.of(SamplingStrategy.RANDOM, 10, new Seed(1));

        var counts = LongStream.range(0, 10_000)
                .boxed()
                .collect(Collectors.groupingBy(random::entryOf, Collectors.counting()));

        assertThat(counts).hasSize(10);
        assertThat(counts.values()).allMatch(count -> count > 850 && count < 1150);
    }

    private static List<Long> pass(EntrySampler sampler, int pass, int entries) {
        return LongStream.range((long) pass * entries, (pass + 1L) * entries)
                .mapToObj(sampler::entryOf)
                .collect(Collectors.toList());
    }

    private static List<Long> sequence(int entries) {
        return LongStream.range(0, entries).boxed().collect(Collectors.toList());
    }
}
