package com.example.benchmarks;

import dev.aiperf.annotations.Benchmark;
import dev.aiperf.annotations.Concurrency;
import dev.aiperf.annotations.Confidence;
import dev.aiperf.annotations.Endpoint;
import dev.aiperf.annotations.Fork;
import dev.aiperf.annotations.Measurement;
import dev.aiperf.annotations.SyntheticDataset;

/**
 * Runs in forks, and intervals over them.
 *
 * <p>The requests of one run share a server, a JVM and a minute of the day. However many there are, they can't tell how
 * another run would have come out; only other runs can. So each cell is run several times, each time in a JVM of its own,
 * and the interval is over the runs.
 *
 * <p><b>Run it:</b> {@code mvn aiperf:profile -Daiperf.include=Sample07.*fiveRuns}
 *
 * <p><b>Expect</b> for each metric the mean over the runs and the interval in which it lies with 95 % confidence. The result
 * has a folder for each run, and one that aggregates them.
 */
@Endpoint(url = "${AIPERF_URL:simulator:}", model = "${AIPERF_MODEL:simulated-model}", streaming = true)
@SyntheticDataset(inputTokensMean = 128, outputTokensMean = 16)
@Concurrency(4)
public class Sample07RepeatedRuns {

    @Benchmark
    @Fork(5)
    @Measurement(requests = 100)
    public void fiveRuns() {}

    /** A JVM of your choice, a pause between runs, and another confidence. */
    @Benchmark
    @Fork(value = 4, jvmArgs = "-XX:+UseParallelGC", cooldown = "2s")
    @Confidence(level = 0.99)
    @Measurement(requests = 100)
    public void asYouLikeIt() {}
}
