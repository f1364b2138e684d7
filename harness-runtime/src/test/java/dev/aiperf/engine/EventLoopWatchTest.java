package dev.aiperf.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

class EventLoopWatchTest {

    private static final long MILLI = 1_000_000;

    private final SetClock clock = new SetClock();
    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private final List<ClientPause> waits = new ArrayList<>();
    private final EventLoopWatch watch = new EventLoopWatch(List.of(tasks::add), () -> {}, waits::add, clock);

    @Test
    void aTickTellsHowLongItWaited() {
        tickAndRunAfter(3 * MILLI);
        tickAndRunAfter(5 * MILLI);
        tickAndRunAfter(4 * MILLI);

        EventLoopDelay delay = watch.delay();
        assertThat(delay.samples()).isEqualTo(3);
        assertThat((double) delay.p50Nanos()).isCloseTo(4.0 * MILLI, withinPercentage(0.2));
        assertThat((double) delay.longestNanos()).isCloseTo(5.0 * MILLI, withinPercentage(0.2));
    }

    @Test
    void aThreadThatIsStuckIsHandedOneTickAndCountedForAllThatItMissed() {
        watch.tick();
        clock.now += 100 * MILLI;
        watch.tick();
        assertThat(tasks).hasSize(1);
        assertThat(watch.delay().samples())
                .as("100, 90 … 10 ms, before it runs")
                .isEqualTo(10);

        tasks.remove().run();

        EventLoopDelay delay = watch.delay();
        assertThat(delay.samples()).as("100, 90 … 10 ms").isEqualTo(10);
        assertThat((double) delay.p50Nanos()).isCloseTo(50.0 * MILLI, withinPercentage(0.2));
        assertThat((double) delay.longestNanos()).isCloseTo(100.0 * MILLI, withinPercentage(0.2));
    }

    @Test
    void eachThreadIsWatched() {
        Executor atOnce = Runnable::run;
        EventLoopWatch both = new EventLoopWatch(List.of(atOnce, atOnce), () -> {}, waits::add, clock);
        both.tick();

        assertThat(both.delay().samples()).isEqualTo(2);
    }

    @Test
    void aStandstillOfTheWholeProcessIsSeenByTheWatchsOwnLateness() {
        long start = clock.now;
        clock.now += 29 * MILLI;
        watch.noteStandstill(start, 0);
        clock.now += 2_000 * MILLI;
        watch.noteStandstill(start, 2_000 * MILLI);
        assertThat(waits).as("19 ms late, then busy").isEmpty();
        assertThat(watch.delay()).isEqualTo(EventLoopDelay.UNKNOWN);

        start = clock.now;
        clock.now += 2_015 * MILLI;
        watch.noteStandstill(start, 5 * MILLI);

        long due = start + 15 * MILLI;
        assertThat(waits).containsExactly(new ClientPause(ClientPause.Cause.NO_PROCESSOR, due, 2_000 * MILLI));
        assertThat((double) watch.delay().longestNanos()).isCloseTo(2_000.0 * MILLI, withinPercentage(0.2));
    }

    @Test
    void nothingIsKnownWithoutThreads() {
        EventLoopWatch none = new EventLoopWatch(List.of(), () -> {}, waits::add, clock);
        none.tick();

        assertThat(none.delay()).isEqualTo(EventLoopDelay.UNKNOWN);
    }

    @Test
    void eachWaitIsToldWithItsInstantOnceItIsOver() {
        watch.tick();
        long handed = clock.now;
        clock.now += 30 * MILLI;
        assertThat(waits).isEmpty();

        tasks.remove().run();

        assertThat(waits).containsExactly(new ClientPause(ClientPause.Cause.EVENT_LOOP, handed, 30 * MILLI));
    }

    @Test
    void waitsAreKnownUntilTheTickThatAThreadHasNotRun() {
        assertThat(watch.knownUntilNanos()).isEqualTo(clock.now);
        watch.tick();
        long handed = clock.now;
        clock.now += 30 * MILLI;
        watch.tick();
        assertThat(watch.knownUntilNanos()).isEqualTo(handed);

        tasks.remove().run();

        assertThat(watch.knownUntilNanos()).isEqualTo(clock.now);
    }

    private void tickAndRunAfter(long nanos) {
        watch.tick();
        clock.now += nanos;
        tasks.remove().run();
    }

    private static final class SetClock implements NanoClock {

        private long now = 1_000;

        @Override
        public long nanoTime() {
            return now;
        }

        @Override
        public void waitUntil(long nanos) {
            now = Math.max(now, nanos);
        }
    }
}
