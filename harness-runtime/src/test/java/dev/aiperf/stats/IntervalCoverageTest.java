package dev.aiperf.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How often the interval over runs holds the true value, in seeded simulations of run values as forks have them. */
class IntervalCoverageTest {

    private static final int REPETITIONS = 20_000;
    private static final int SHARE_REPETITIONS = 5_000;

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

    /** Of few requests of which nearly all are good it covers more than it claims; it never may cover less. */
    @ParameterizedTest
    @CsvSource({
        "0.9, 2, 10", "0.9, 3, 10", "0.9, 2, 30", "0.9, 3, 30", "0.9, 5, 100",
        "0.93, 2, 10", "0.93, 3, 10", "0.93, 2, 30", "0.93, 3, 30", "0.93, 5, 100",
        "0.95, 2, 10", "0.95, 3, 10", "0.95, 2, 30", "0.95, 3, 30", "0.95, 5, 100",
        "0.99, 2, 10", "0.99, 3, 10", "0.99, 2, 30", "0.99, 3, 30", "0.99, 5, 100",
    })
    void intervalOfAShareCoversAsItClaims(double share, int runs, int requests) {
        assertThat(coverageOfShare(share, 0, runs, requests)).as("independent").isGreaterThanOrEqualTo(95);
        assertThat(coverageOfShare(share, 0.02, runs, requests))
                .as("requests of a run share its fate")
                .isGreaterThanOrEqualTo(93);
    }

    @Test
    void studentsIntervalOfAShareAloneCoversFarLess() {
        assertThat(studentsCoverageOfShare(0.99, 2, 10)).isLessThan(40);
    }

    /** @param correlation of two requests of one run; the share of each run is drawn from a beta distribution then */
    private static double coverageOfShare(double share, double correlation, int runs, int requests) {
        Random random = new Random(20_261_124);
        Map<List<Integer>, Boolean> known = new HashMap<>();
        int covered = 0;
        for (int k = 0; k < SHARE_REPETITIONS; k++) {
            List<Integer> good = RunShares.draw(share, correlation, runs, requests, random);
            if (known.computeIfAbsent(good, drawn -> covers(share, drawn, requests))) {
                covered++;
            }
        }
        return 100.0 * covered / SHARE_REPETITIONS;
    }

    private static boolean covers(double share, List<Integer> good, int requests) {
        long having = good.stream().mapToInt(Integer::intValue).sum();
        return ShareInterval.of(shares(good, requests), having, (long) good.size() * requests, 0.95)
                .orElseThrow()
                .contains(share);
    }

    private static double studentsCoverageOfShare(double share, int runs, int requests) {
        Random random = new Random(20_261_124);
        int covered = 0;
        for (int k = 0; k < SHARE_REPETITIONS; k++) {
            List<Integer> good = RunShares.draw(share, 0, runs, requests, random);
            covered += shares(good, requests).interval(0.95).orElseThrow().contains(share) ? 1 : 0;
        }
        return 100.0 * covered / SHARE_REPETITIONS;
    }

    private static RunSample shares(List<Integer> good, int requests) {
        return RunSample.of(
                good.stream().mapToDouble(count -> (double) count / requests).toArray());
    }
}
