package dev.aiperf.simulator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class EngineThreadTest {

    @Test
    void tokensComeInRealTimeAndNeverEarly() throws InterruptedException {
        List<Long> nanos = new CopyOnWriteArrayList<>();
        CountDownLatch finished = new CountDownLatch(1);
        long submitted = System.nanoTime();
        try (EngineThread engine = EngineThread.start(new IndependentEngine(VirtualRun.settings()))) {
            engine.submit(new Sequence(new int[10], 5, new TokenListener() {
                @Override
                public void admitted(int cachedTokens) {}

                @Override
                public void token(int index, boolean last) {
                    nanos.add(System.nanoTime());
                    if (last) {
                        finished.countDown();
                    }
                }
            }));
            assertThat(finished.await(10, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(nanos).hasSize(5);
        for (int i = 0; i < 5; i++) {
            // Prefill takes 0.5 ms, each further token 8 ms; how late a busy machine makes them is not asserted.
            assertThat(nanos.get(i) - submitted).isGreaterThanOrEqualTo(500_000 + i * 8_000_000L);
        }
    }

    @Test
    void aListenerThatThrowsDoesntStopTheOthers() throws InterruptedException {
        CountDownLatch finished = new CountDownLatch(1);
        try (EngineThread engine = EngineThread.start(new IndependentEngine(VirtualRun.settings()))) {
            engine.submit(new Sequence(new int[10], 1, new TokenListener() {
                @Override
                public void admitted(int cachedTokens) {}

                @Override
                public void token(int index, boolean last) {
                    throw new IllegalStateException("on purpose");
                }
            }));
            engine.submit(new Sequence(new int[1_000], 1, new TokenListener() {
                @Override
                public void admitted(int cachedTokens) {}

                @Override
                public void token(int index, boolean last) {
                    finished.countDown();
                }
            }));
            assertThat(finished.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }
}
