package dev.aiperf.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aiperf.run.RunException.Kind;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class BeingPreparedTest {

    private static final Duration MOST = Duration.ofMinutes(1);

    private final List<String> closed = new CopyOnWriteArrayList<>();

    @Test
    void whatIsPreparedIsClosedOnce() throws RunException {
        try (BeingPrepared<String> target = BeingPrepared.begin("preparing", MOST, () -> "target", closed::add)) {
            assertThat(target.get()).isEqualTo("target");
            assertThat(closed).isEmpty();
        }
        assertThat(closed).containsExactly("target");
    }

    @Test
    void whatNobodyAskedForIsClosedAllTheSame() {
        CountDownLatch asked = new CountDownLatch(1);
        try (BeingPrepared<String> target = BeingPrepared.begin(
                "preparing",
                MOST,
                () -> {
                    awaitQuietly(asked);
                    return "late";
                },
                closed::add)) {
            assertThat(target).isNotNull();
            asked.countDown();
        }
        assertThat(closed).containsExactly("late");
    }

    @Test
    void whatTakesTooLongIsGivenUpAndClosedWhenItComes() throws Exception {
        CountDownLatch interrupted = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch closing = new CountDownLatch(1);
        BeingPrepared<String> target = BeingPrepared.begin(
                "target",
                Duration.ofMillis(50),
                () -> {
                    try {
                        go.await();
                    } catch (InterruptedException e) {
                        interrupted.countDown();
                        awaitQuietly(go);
                    }
                    return "late";
                },
                late -> {
                    closed.add(late);
                    closing.countDown();
                });

        assertThatThrownBy(target::get)
                .isInstanceOf(RunException.class)
                .hasMessage("the target was not ready within 50ms; setup-timeout gives it more");
        target.close();
        assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(closed).isEmpty();
        go.countDown();
        assertThat(closing.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(closed).containsExactly("late");
    }

    @Test
    void aThreadThatIsInterruptedClosesToo() {
        BeingPrepared<String> target = BeingPrepared.begin("preparing", MOST, () -> "target", closed::add);
        Thread.currentThread().interrupt();

        target.close();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(closed).containsExactly("target");
    }

    @Test
    void aFailureIsToldAsItIsAndLeavesNothingToClose() {
        RunException failure = new RunException(Kind.FAILED, "the port is taken");
        IllegalStateException broken = new IllegalStateException("broken");
        BeingPrepared<String> target = BeingPrepared.begin(
                "preparing",
                MOST,
                () -> {
                    throw failure;
                },
                closed::add);
        BeingPrepared<String> transport = BeingPrepared.begin(
                "preparing",
                MOST,
                () -> {
                    throw broken;
                },
                closed::add);

        assertThatThrownBy(target::get).isSameAs(failure);
        assertThatThrownBy(transport::get).isSameAs(broken);
        target.close();
        transport.close();
        assertThat(closed).isEmpty();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
