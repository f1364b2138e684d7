package dev.aiperf.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.aether.DefaultSessionData;
import org.eclipse.aether.SessionData;
import org.junit.jupiter.api.Test;

class ProfileTurnTest {

    private final SessionData session = new DefaultSessionData();

    @Test
    void theSecondModuleWaitsForTheFirst() throws Exception {
        AtomicBoolean firstIsDone = new AtomicBoolean();
        AtomicBoolean inOrder = new AtomicBoolean();
        CountDownLatch began = new CountDownLatch(1);
        Thread second = new Thread(() -> {
            began.countDown();
            try (ProfileTurn turn = ProfileTurn.await(session)) {
                inOrder.set(firstIsDone.get());
            }
        });

        try (ProfileTurn turn = ProfileTurn.await(session)) {
            second.start();
            assertThat(began.await(10, TimeUnit.SECONDS)).isTrue();
            firstIsDone.set(true);
        }
        second.join(TimeUnit.SECONDS.toMillis(10));

        assertThat(inOrder).isTrue();
    }

    @Test
    void aTurnThatEndedCanBeTakenAgain() {
        try (ProfileTurn turn = ProfileTurn.await(session)) {
            assertThat(turn).isNotNull();
        }
        try (ProfileTurn turn = ProfileTurn.await(session)) {
            assertThat(turn).isNotNull();
        }
    }
}
