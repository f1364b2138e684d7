package dev.aiperf.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LookAheadTest {

    @Test
    void whatWasGivenUpIsNotSentThoughTheInterruptWakesIt() {
        CountDownLatch never = new CountDownLatch(1);
        TurnShaper wokenByTheInterrupt = (turn, phase, index) -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                // As code does that means well: it goes on with what it has.
                return turn;
            }
            return turn;
        };
        try (LoadFixture fixture = new LoadFixture(true, 1_000, wokenByTheInterrupt)) {
            LookAhead lookAhead = fixture.lookAhead;
            lookAhead.start(() -> {});
            LoadFixture.eventually(lookAhead::isMaking);

            assertThat(lookAhead.giveUp(0, Duration.ofMillis(1)))
                    .hasMessageContaining("did not give request 0 within 1ms");

            LoadFixture.eventually(lookAhead::isExhausted);
            assertThat(lookAhead.poll()).isNull();
        }
    }
}
