package dev.aiperf.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How often the interval over runs holds the true value, in seeded simulations of run values as forks have them. */
class IntervalCoverageTest {

    private static final int REPETITIONS = 20_000;

    @ParameterizedTest
    @CsvSource({
        "NORMAL, 0.05, 3", "NORMAL, 0.05, 5", "NORMAL, 0.05, 10",
        "LOG_NORMAL, 0.1, 3", "LOG_NORMAL, 0.1, 5", "LOG_NORMAL, 0.1, 10",
        "LOG_NORMAL, 0.3, 3", "LOG_NORMAL, 0.3, 5", "LOG_NORMAL, 0.3, 10",
    })
    void intervalOverForksCoversAsItClaims(RunValueShape shape, double cv, int runs) {
        Random random = new Random(20_261_124);
        int covered = 0;
        for (int k = 0; k < REPETITIONS; k++) {
            double[] sample = new double[runs];
            for (int r = 0; r < runs; r++) {
                sample[r] = shape.draw(cv, random);
            }
            if (RunSample.of(sample).interval(0.95).orElseThrow().contains(1)) {
                covered++;
            }
        }
        double coverage = 100.0 * covered / REPETITIONS;
        assertThat(coverage).as("%s of cv %s, %d runs", shape, cv, runs).isBetween(93.0, 97.0);
    }
}
