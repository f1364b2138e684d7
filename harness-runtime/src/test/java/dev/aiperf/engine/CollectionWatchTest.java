package dev.aiperf.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class CollectionWatchTest {

    @Test
    void aCollectionWithinAPhaseCountsWhole() {
        assertThat(CollectionWatch.nanosSince(100, collection(150, 170))).isEqualTo(20);
        assertThat(CollectionWatch.nanosSince(100, collection(150, 150))).isZero();
    }

    @Test
    void oneThatTheStartOfThePhaseFellIntoCountsFromThere() {
        assertThat(CollectionWatch.nanosSince(100, collection(40, 130))).isEqualTo(30);
    }

    @Test
    void oneThatWasOverBeforeThePhaseDoesNotCountHoweverLateItIsTold() {
        assertThat(CollectionWatch.nanosSince(100, collection(0, 99))).isNegative();
    }

    /** The JVM tells the times of collections by a clock that starts some tens or hundreds of milliseconds after its own. */
    @Test
    @Timeout(60)
    void aCollectionIsToldByTheClockOfTheRequestsAndThenNoneIsMissing() throws InterruptedException {
        List<ClientPause> told = new CopyOnWriteArrayList<>();
        try (CollectionWatch watch = CollectionWatch.start(told::add)) {
            long before = System.nanoTime();
            System.gc();
            long after = System.nanoTime();
            while (!watch.hasHeardAll()) {
                Thread.sleep(1);
            }

            long slack = TimeUnit.MILLISECONDS.toNanos(3);
            assertThat(told).anySatisfy(pause -> {
                assertThat(pause.cause()).isEqualTo(ClientPause.Cause.GARBAGE_COLLECTION);
                assertThat(pause.startNanos()).isGreaterThan(before - slack);
                assertThat(pause.endNanos()).isLessThan(after + slack);
            });
            assertThat(watch.pauses()).isPositive();
            assertThat(watch.totalNanos()).isGreaterThanOrEqualTo(watch.longestNanos());
        }
    }

    private static ClientPause collection(long start, long end) {
        return new ClientPause(ClientPause.Cause.GARBAGE_COLLECTION, start, end - start);
    }
}
