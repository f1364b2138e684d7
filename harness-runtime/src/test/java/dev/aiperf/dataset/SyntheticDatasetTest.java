package dev.aiperf.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aiperf.plan.DatasetPlan;
import dev.aiperf.plan.LengthDistribution;
import dev.aiperf.plan.Seed;
import dev.aiperf.tokenizer.Tokenizer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SyntheticDatasetTest {

    private static final Seed PLAN = new Seed(1);

    private final Tokenizer tokenizer = CountingTokenizer.words();

    @Test
    void runsHaveTheSameLengthsAndOtherWords() throws DatasetException {
        Dataset one = open(plan(OptionalLong.empty(), false), new Seed(10));
        Dataset other = open(plan(OptionalLong.empty(), false), new Seed(11));

        for (long index = 0; index < 200; index++) {
            Turn a = turn(one, index);
            Turn b = turn(other, index);
            assertThat(a.inputTokens()).isEqualTo(b.inputTokens());
            assertThat(a.outputTokens()).isEqualTo(b.outputTokens());
            assertThat(a.texts()).isNotEqualTo(b.texts());
        }
    }

    @Test
    void runsWithTheSamePromptsHaveTheSameWords() throws DatasetException {
        Dataset one = open(plan(OptionalLong.empty(), true), new Seed(10));
        Dataset other = open(plan(OptionalLong.empty(), true), new Seed(11));

        assertThat(turn(one, 17)).isEqualTo(turn(other, 17));
    }

    @Test
    void inputAndOutputLengthsAreDrawnApart() throws DatasetException {
        LengthDistribution length = new LengthDistribution(500, 100);
        Dataset dataset = open(
                new DatasetPlan.Synthetic(length, Optional.of(length), OptionalLong.empty(), false, Optional.empty()),
                new Seed(10));

        long alike = LongStream.range(0, 100)
                .filter(index -> turn(dataset, index)
                        .inputTokens()
                        .equals(turn(dataset, index).outputTokens()))
                .count();

        assertThat(alike).isLessThan(10);
    }

    @Test
    void withoutALimitEachRequestHasAPromptOfItsOwn() throws DatasetException {
        Dataset dataset = open(plan(OptionalLong.empty(), false), new Seed(10));

        assertThat(dataset.entries()).isEmpty();
        assertThat(dataset.entryOf(123_456_789_012L)).isEqualTo(123_456_789_012L);
        assertThat(dataset.conversation(3_000_000_000L).id()).isEqualTo("session_3000000000");
        assertThat(dataset.conversation(3).id()).isEqualTo("session_000003");
    }

    @Test
    void aLimitedNumberOfPromptsIsShuffledAlikeInAllRuns() throws DatasetException {
        Dataset one = open(plan(OptionalLong.of(50), false), new Seed(10));
        Dataset other = open(plan(OptionalLong.of(50), false), new Seed(11));
        List<Long> order = LongStream.range(0, 50).mapToObj(one::entryOf).collect(Collectors.toList());

        assertThat(one.entries()).hasValue(50);
        assertThat(order)
                .doesNotHaveDuplicates()
                .isNotEqualTo(order.stream().sorted().toList());
        assertThat(LongStream.range(0, 50).mapToObj(other::entryOf)).isEqualTo(order);
    }

    @Test
    void withoutAnOutputLengthTheModelDecides() throws DatasetException {
        Dataset dataset = open(
                new DatasetPlan.Synthetic(
                        new LengthDistribution(20, 0), Optional.empty(), OptionalLong.empty(), false, Optional.empty()),
                new Seed(10));

        assertThat(turn(dataset, 0).outputTokens()).isEmpty();
        assertThat(turn(dataset, 0).inputTokens()).isEqualTo(OptionalInt.of(20));
    }

    @Test
    void moreEntriesThanAShuffleCanHoldAreRefused() {
        assertThatThrownBy(() -> open(plan(OptionalLong.of(100_000_001), false), new Seed(10)))
                .isInstanceOf(DatasetException.class)
                .hasMessageStartingWith("100000001 data set entries are too many to shuffle, the most are 100000000;");
    }

    @Test
    void threadsGetWhatOneThreadGets() throws DatasetException {
        Dataset dataset = open(plan(OptionalLong.of(30), false), new Seed(10));
        List<Turn> expected =
                LongStream.range(0, 90).mapToObj(index -> turn(dataset, index)).collect(Collectors.toList());

        List<Turn> asked = LongStream.range(0, 90)
                .parallel()
                .mapToObj(index -> turn(dataset, index))
                .collect(Collectors.toList());

        assertThat(asked).isEqualTo(expected);
    }

    private Dataset open(DatasetPlan plan, Seed run) throws DatasetException {
        return Datasets.installed().open(plan, tokenizer, PLAN, run);
    }

    private static Turn turn(Dataset dataset, long index) {
        return dataset.conversation(dataset.entryOf(index)).turns().get(0);
    }

    private static DatasetPlan plan(OptionalLong entries, boolean samePrompts) {
        return new DatasetPlan.Synthetic(
                new LengthDistribution(40, 10),
                Optional.of(new LengthDistribution(30, 5)),
                entries,
                samePrompts,
                Optional.empty());
    }
}
