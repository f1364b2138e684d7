package dev.aiperf.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DeadlineTest {

    @Test
    void aCloseThatBlocksHoldsUpNoOtherDeadline() throws InterruptedException {
        CountDownLatch blocking = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        try (Deadline first = Deadline.closing(() -> await(blocking, end), Duration.ofMillis(1))) {
            assertThat(blocking.await(30, TimeUnit.SECONDS)).isTrue();
            try (Deadline second = Deadline.closing(closed::countDown, Duration.ofMillis(1))) {
                assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
                assertThat(second.hasPassed()).isTrue();
            }
            assertThat(first.hasPassed()).isTrue();
        } finally {
            end.countDown();
        }
    }

    private static void await(CountDownLatch begun, CountDownLatch end) {
        begun.countDown();
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
