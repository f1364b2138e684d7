package dev.aiperf.simulator.engine;

import static dev.aiperf.simulator.engine.VirtualRun.MILLI;
import static dev.aiperf.simulator.engine.VirtualRun.prompt;
import static dev.aiperf.simulator.engine.VirtualRun.settings;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aiperf.simulator.engine.VirtualRun.Story;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class IndependentEngineTest {

    @Test
    void aStreamHasItsFirstTokenWithinAGapOfItsPrefillAndThenOneAGap() {
        VirtualRun run = new VirtualRun(new IndependentEngine(settings()));

        Story story = run.submit(prompt(1, 1_000), 5);
        run.untilIdle();

        assertThat(story.firstTokenAfterNanos()).isBetween(50 * MILLI, 58 * MILLI);
        for (int i = 1; i < 5; i++) {
            assertThat(story.tokenNanos.get(i) - story.tokenNanos.get(i - 1)).isEqualTo(8 * MILLI);
        }
    }

    @Test
    void streamsNeitherQueueNorSlowEachOther() {
        VirtualRun run = new VirtualRun(new IndependentEngine(settings()));
        List<Story> stories = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            stories.add(run.submit(prompt(i, 100), 10));
        }
        assertThat(run.engine.load().running()).isEqualTo(1_000);
        run.untilIdle();

        assertThat(stories)
                .allSatisfy(story -> assertThat(story.firstTokenAfterNanos()).isLessThan(13 * MILLI))
                .allSatisfy(story -> assertThat(story.tokenNanos).hasSize(10));
    }

    @Test
    void phasesAreSpreadOverTheWholeGap() {
        VirtualRun run = new VirtualRun(new IndependentEngine(settings()));
        int[] eighths = new int[8];
        List<Story> stories = new ArrayList<>();
        for (int i = 0; i < 8_000; i++) {
            stories.add(run.submit(prompt(i, 0), 1));
        }
        run.untilIdle();

        for (Story story : stories) {
            eighths[(int) ((story.firstTokenAfterNanos() - 50_000) / MILLI)]++;
        }
        assertThat(Arrays.stream(eighths)).allSatisfy(count -> assertThat(count).isBetween(850, 1_150));
    }

    @Test
    void aCancelledStreamIsSilentAndForgotten() {
        VirtualRun run = new VirtualRun(new IndependentEngine(settings()));
        Story story = new Story(run);
        Sequence sequence = new Sequence(prompt(1, 10), 100, story);
        run.engine.submit(sequence, 0);
        run.until(100 * MILLI);
        int tokensAtCancel = story.tokenNanos.size();

        run.engine.cancel(sequence);
        run.engine.cancel(sequence);
        run.untilIdle();

        assertThat(story.tokenNanos).hasSize(tokensAtCancel);
        assertThat(run.engine.load().running()).isZero();
        assertThat(run.engine.load().kvUsage()).isZero();
    }

    @Test
    void jitterVariesGapsByItsShareAtMost() {
        EngineSettings varied = new EngineSettings(20_000, 2_048, 10 * MILLI, 0, 32, 200_000, true, 0.5, 3);
        VirtualRun run = new VirtualRun(new IndependentEngine(varied));
        Story story = run.submit(prompt(1, 10), 1_000);
        run.untilIdle();

        List<Long> gaps = new ArrayList<>();
        for (int i = 1; i < 1_000; i++) {
            gaps.add(story.tokenNanos.get(i) - story.tokenNanos.get(i - 1));
        }
        assertThat(gaps).allSatisfy(gap -> assertThat(gap).isBetween(5 * MILLI, 15 * MILLI));
        assertThat(gaps.stream().distinct().count()).isGreaterThan(900);
    }
}
