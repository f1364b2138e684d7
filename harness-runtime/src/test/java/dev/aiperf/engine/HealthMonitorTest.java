package dev.aiperf.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiperf.engine.ClientHealth.Verdict;
import org.junit.jupiter.api.Test;

class HealthMonitorTest {

    private static final long MILLI = 1_000_000;

    @Test
    void theLateOnesOfFewRequestsAreNoVerdict() {
        assertThat(judged(20, 0, 80 * MILLI).reasons()).noneMatch(reason -> reason.contains("late"));
    }

    @Test
    void aSampleThatCarriesP99IsJudgedByIt() {
        ClientHealth late = judged(368, 0, 80 * MILLI);

        assertThat(late.verdict()).isEqualTo(Verdict.INVALID);
        assertThat(late.reasons()).contains("one request in a hundred was sent 80.0 ms late or more");
        assertThat(judged(368, 0, MILLI).reasons()).noneMatch(reason -> reason.contains("late"));
    }

    @Test
    void fewRequestsThatAreMostlyLateAreAVerdict() {
        assertThat(judged(20, 3 * MILLI, 80 * MILLI).reasons())
                .contains("one request in two was sent 3.0 ms late or more");
    }

    private static ClientHealth judged(long sent, long p50, long p99) {
        try (HealthMonitor monitor = HealthMonitor.start()) {
            return monitor.judge(new PhaseResult(0, 1, 2, sent, p50, p99, 0, 0, 0, false, false), 0, 0);
        }
    }
}
