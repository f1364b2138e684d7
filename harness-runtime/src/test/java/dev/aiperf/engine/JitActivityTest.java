package dev.aiperf.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JitActivityTest {

    private long compiledMillis = 700;
    private long nanos = 5_000_000_000L;
    private final JitActivity activity = new JitActivity(() -> compiledMillis, () -> nanos);

    private boolean settledAfter(long millis, long ofThemCompiling) {
        nanos += millis * 1_000_000L;
        compiledMillis += ofThemCompiling;
        return activity.hasSettled();
    }

    @Test
    void hasSettledOnceLittleWasCompiledSinceTheLastLook() {
        assertThat(settledAfter(400, 390)).isFalse();
        assertThat(settledAfter(400, 41)).isFalse();
        assertThat(settledAfter(400, 39)).isTrue();
    }

    @Test
    void severalCompilersCountTogether() {
        assertThat(settledAfter(400, 900)).isFalse();
    }

    @Test
    void canBecomeBusyAgain() {
        assertThat(settledAfter(400, 0)).isTrue();
        assertThat(settledAfter(400, 200)).isFalse();
    }
}
