package dev.aiperf.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aiperf.run.RunException.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class BeingPreparedTest {

    private final List<String> closed = new ArrayList<>();

    @Test
    void whatIsPreparedIsClosedOnce() throws RunException {
        try (BeingPrepared<String> target = BeingPrepared.begin("preparing", () -> "target", closed::add)) {
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
    void aThreadThatIsInterruptedClosesToo() {
        BeingPrepared<String> target = BeingPrepared.begin("preparing", () -> "target", closed::add);
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
                () -> {
                    throw failure;
                },
                closed::add);
        BeingPrepared<String> transport = BeingPrepared.begin(
                "preparing",
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
