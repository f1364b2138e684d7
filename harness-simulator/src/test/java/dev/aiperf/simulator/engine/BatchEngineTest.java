package dev.aiperf.simulator.engine;

import static dev.aiperf.simulator.engine.VirtualRun.MILLI;
import static dev.aiperf.simulator.engine.VirtualRun.prompt;
import static dev.aiperf.simulator.engine.VirtualRun.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.aiperf.simulator.engine.VirtualRun.Story;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class BatchEngineTest {

    @Test
    void aLoneRequestPaysItsPrefillAndThenAStepAToken() {
        VirtualRun run = new VirtualRun(new BatchEngine(settings()));
        run.now = 5 * MILLI;

        Story story = run.submit(prompt(1, 1_000), 3);
        run.untilIdle();

        // 1,000 tokens at 20,000 a second are 50 ms, and each step has its base of 8 ms.
        assertThat(story.tokenNanos).containsExactly(63 * MILLI, 63 * MILLI + 8_200_000, 63 * MILLI + 2 * 8_200_000);
        assertThat(story.finished).isTrue();
        assertThat(run.engine.nextInstant()).isEqualTo(Engine.IDLE);
    }

    @Test
    void aLongPromptIsComputedInChunksBesideWhichOthersDecode() {
        VirtualRun run = new VirtualRun(new BatchEngine(settings()));
        Story decoding = run.submit(prompt(1, 10), 100);
        run.until(20 * MILLI);

        Story prefilling = run.submit(prompt(2, 5_000), 1);
        run.untilIdle();

        long tokensMeanwhile = decoding.tokenNanos.stream()
                .filter(nanos -> nanos > prefilling.arrivedNanos && nanos <= prefilling.endNanos())
                .count();
        // The step under way, then chunks of 2,048, 2,048 and 904 tokens.
        assertThat(tokensMeanwhile).isEqualTo(4);
    }

    @Test
    void eachSequenceMakesTheStepLonger() {
        assertThat(stepNanos(1)).isEqualTo(8_200_000);
        assertThat(stepNanos(20)).isEqualTo(12 * MILLI);
    }

    private static long stepNanos(int sequences) {
        VirtualRun run = new VirtualRun(new BatchEngine(settings()));
        List<Story> stories = new ArrayList<>();
        for (int i = 0; i < sequences; i++) {
            stories.add(run.submit(prompt(i, 10), 50));
        }
        run.untilIdle();
        List<Long> last = stories.get(sequences - 1).tokenNanos;
        return last.get(20) - last.get(19);
    }

    @Test
    void timeToFirstTokenHasAKneeAtTheBatchLimitAndThroughputAPlateau() {
        double[] atHalf = throughputAndMeanFirstToken(16);
        double[] atLimit = throughputAndMeanFirstToken(32);
        double[] atTwice = throughputAndMeanFirstToken(64);
        double[] atFourTimes = throughputAndMeanFirstToken(128);

        assertThat(atLimit[0]).as("throughput below the limit").isGreaterThan(1.4 * atHalf[0]);
        assertThat(atFourTimes[0]).as("throughput above the limit").isCloseTo(atTwice[0], within(0.05 * atTwice[0]));
        assertThat(atLimit[1]).as("first token below the limit").isLessThan(2 * atHalf[1] + 50 * MILLI);
        assertThat(atTwice[1]).as("first token above the limit").isGreaterThan(5 * atLimit[1]);
    }

    /** A closed loop of so many clients, each sending its next request when the last is answered. */
    private static double[] throughputAndMeanFirstToken(int clients) {
        VirtualRun run = new VirtualRun(new BatchEngine(settings()));
        List<Story> stories = new ArrayList<>();
        List<Story> open = new ArrayList<>();
        int sent = 0;
        while (run.now < 60_000 * MILLI) {
            open.removeIf(story -> story.finished);
            while (open.size() < clients) {
                Story story = run.submit(prompt(sent++, 50), 100);
                open.add(story);
                stories.add(story);
            }
            run.until(run.engine.nextInstant());
        }
        long tokens =
                stories.stream().mapToLong(story -> story.tokenNanos.size()).sum();
        double mean = stories.stream()
                .filter(story -> !story.tokenNanos.isEmpty())
                .mapToLong(Story::firstTokenAfterNanos)
                .average()
                .orElseThrow();
        return new double[] {tokens / (run.now / 1e9), mean};
    }

    @Test
    void requestsWaitInOrderForRoomInTheKvCache() {
        EngineSettings narrow = new EngineSettings(20_000, 2_048, 8 * MILLI, MILLI / 5, 32, 250, true, 0, 1);
        VirtualRun run = new VirtualRun(new BatchEngine(narrow));

        Story first = run.submit(prompt(1, 100), 50);
        Story second = run.submit(prompt(2, 100), 20);
        Story small = run.submit(prompt(3, 10), 5);

        assertThat(run.engine.load().running()).isEqualTo(1);
        assertThat(run.engine.load().waiting()).isEqualTo(2);
        assertThat(run.engine.load().kvUsage()).isEqualTo(150 / 250.0);
        run.untilIdle();
        assertThat(second.tokenNanos.get(0)).isGreaterThan(first.endNanos());
        assertThat(small.tokenNanos.get(0)).as("no overtaking").isGreaterThan(first.endNanos());
        assertThat(run.engine.load()).isEqualTo(new EngineLoad(0, 0, 0, 210, 0));
    }

    @Test
    void aCancelledSequenceMakesRoomForTheNext() {
        EngineSettings narrow = new EngineSettings(20_000, 2_048, 8 * MILLI, MILLI / 5, 1, 200_000, true, 0, 1);
        VirtualRun run = new VirtualRun(new BatchEngine(narrow));
        Story leaving = new Story(run);
        Sequence sequence = new Sequence(prompt(1, 100), 1_000, leaving);
        run.engine.submit(sequence, 0);
        Story next = run.submit(prompt(2, 100), 2);
        run.until(100 * MILLI);

        run.engine.cancel(sequence);
        int tokensAtCancel = leaving.tokenNanos.size();
        run.untilIdle();

        assertThat(leaving.tokenNanos).hasSize(tokensAtCancel);
        assertThat(next.finished).isTrue();
        assertThat(next.endNanos()).isLessThan(200 * MILLI);
        assertThat(run.engine.load().kvUsage()).isZero();
    }

    @Test
    void aCancelledSequenceInTheQueueNeverRuns() {
        EngineSettings narrow = new EngineSettings(20_000, 2_048, 8 * MILLI, MILLI / 5, 1, 200_000, true, 0, 1);
        VirtualRun run = new VirtualRun(new BatchEngine(narrow));
        run.submit(prompt(1, 100), 10);
        Story waiting = new Story(run);
        Sequence sequence = new Sequence(prompt(2, 100), 10, waiting);
        run.engine.submit(sequence, 0);

        run.engine.cancel(sequence);
        run.untilIdle();

        assertThat(waiting.tokenNanos).isEmpty();
    }

    @Test
    void aKnownPrefixShortensPrefill() {
        VirtualRun run = new VirtualRun(new BatchEngine(settings()));
        Story cold = run.submit(prompt(1, 2_000), 1);
        run.untilIdle();
        Story warm = run.submit(prompt(1, 2_000), 1);
        run.untilIdle();

        assertThat(cold.cachedTokens).isZero();
        assertThat(warm.cachedTokens).isEqualTo(1_984);
        assertThat(cold.firstTokenAfterNanos()).isEqualTo(108 * MILLI);
        // 16 tokens are left: 0.8 ms.
        assertThat(warm.firstTokenAfterNanos()).isEqualTo(8_800_000);
        assertThat(run.engine.load().prefixQueries()).isEqualTo(4_000);
        assertThat(run.engine.load().prefixHits()).isEqualTo(1_984);
    }

    @Test
    void afterAResetThePrefixIsUnknownAgain() {
        VirtualRun run = new VirtualRun(new BatchEngine(settings()));
        run.submit(prompt(1, 2_000), 1);
        run.untilIdle();

        run.engine.resetPrefixCache();
        Story again = run.submit(prompt(1, 2_000), 1);

        assertThat(again.cachedTokens).isZero();
    }

    @Test
    void stepsThatEndLateDontMakeABurst() {
        Engine engine = new BatchEngine(settings());
        VirtualRun run = new VirtualRun(engine);
        Story story = run.submit(prompt(1, 10), 10);

        run.now = 1_000 * MILLI;
        engine.advance(run.now);

        assertThat(story.tokenNanos).hasSize(1);
        assertThat(engine.nextInstant()).isGreaterThan(1_005 * MILLI);
    }

    @Property(tries = 100)
    void everySequenceGetsAllItsTokensWhateverTheLoad(
            @ForAll @Size(min = 1, max = 60) List<@IntRange(min = 0, max = 3_000) Integer> prompts,
            @ForAll @IntRange(min = 1, max = 8) int maxBatch,
            @ForAll @IntRange(min = 1, max = 4_000) int chunk) {
        EngineSettings any = new EngineSettings(20_000, chunk, 8 * MILLI, MILLI / 5, maxBatch, 4_000, true, 0.3, 7);
        VirtualRun run = new VirtualRun(new BatchEngine(any));
        List<Story> stories = new ArrayList<>();
        for (int length : prompts) {
            stories.add(run.submit(prompt(length, length), 1 + length % 40));
        }
        run.untilIdle();

        for (int i = 0; i < stories.size(); i++) {
            assertThat(stories.get(i).tokenNanos)
                    .hasSize(1 + prompts.get(i) % 40)
                    .isSorted();
            assertThat(stories.get(i).finished).isTrue();
        }
        assertThat(run.engine.load().kvUsage()).isZero();
    }
}
