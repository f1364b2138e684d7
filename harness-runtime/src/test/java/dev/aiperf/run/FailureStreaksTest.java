package dev.aiperf.run;

import static dev.aiperf.transport.PhaseKind.MEASUREMENT;
import static dev.aiperf.transport.PhaseKind.WARMUP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aiperf.transport.PhaseKind;
import org.junit.jupiter.api.Test;

class FailingStartTest {

    private final FailingStart start = new FailingStart();

    @Test
    void tenFailuresAndNothingElseAreHopeless() {
        fail(MEASUREMENT, 9);
        assertThat(start.isHopeless(MEASUREMENT)).isFalse();

        fail(MEASUREMENT, 1);
        assertThat(start.isHopeless(MEASUREMENT)).isTrue();
    }

    @Test
    void oneValidAnswerIsEnoughToGoOn() {
        fail(MEASUREMENT, 9);
        start.onAnswer(MEASUREMENT, true);
        fail(MEASUREMENT, 1000);

        assertThat(start.isHopeless(MEASUREMENT)).isFalse();
    }

    @Test
    void eachPhaseIsJudgedByItsOwnRequests() {
        fail(WARMUP, 10);

        assertThat(start.isHopeless(WARMUP)).isTrue();
        assertThat(start.isHopeless(MEASUREMENT)).isFalse();
    }

    private void fail(PhaseKind phase, int times) {
        for (int i = 0; i < times; i++) {
            start.onAnswer(phase, false);
        }
    }
}
