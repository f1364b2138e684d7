package dev.aiperf.simulator.engine;

import static dev.aiperf.simulator.engine.VirtualRun.prompt;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PrefixCacheTest {

    @Property
    void aPromptSharesTheWholeBlocksBeforeTheFirstDifference(
            @ForAll @IntRange(min = 1, max = 200) int length, @ForAll @IntRange(min = 0, max = 199) int difference) {
        PrefixCache cache = new PrefixCache(100_000);
        cache.remember(prompt(1, length));
        int[] other = prompt(1, length);
        int common = Math.min(difference, length);
        if (common < length) {
            other[common] = -1;
        }

        int expected = Math.min(common / 16, (length - 1) / 16) * 16;
        assertThat(cache.lookUp(other)).isEqualTo(expected);
    }

    @Test
    void theLastTokenIsAlwaysComputed() {
        PrefixCache cache = new PrefixCache(100_000);
        cache.remember(prompt(1, 32));

        assertThat(cache.lookUp(prompt(1, 32))).isEqualTo(16);
        assertThat(cache.lookUp(prompt(1, 33))).isEqualTo(32);
    }

    @Test
    void equalTextAfterUnequalTextIsNoHit() {
        PrefixCache cache = new PrefixCache(100_000);
        int[] prompt = prompt(1, 48);
        cache.remember(prompt);

        assertThat(cache.lookUp(Arrays.copyOfRange(prompt, 16, 48))).isZero();
    }

    @Test
    void theLeastRecentlyUsedIsForgotten() {
        PrefixCache cache = new PrefixCache(64);
        cache.remember(prompt(1, 32));
        cache.remember(prompt(2, 32));
        cache.lookUp(prompt(1, 33));

        cache.remember(prompt(3, 32));

        assertThat(cache.lookUp(prompt(1, 33))).isEqualTo(32);
        assertThat(cache.lookUp(prompt(2, 33))).isZero();
    }
}
