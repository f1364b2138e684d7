package com.example.benchmarks;

import dev.aiperf.annotations.Benchmark;
import dev.aiperf.annotations.Concurrency;
import dev.aiperf.annotations.ConcurrencyRange;
import dev.aiperf.annotations.Endpoint;
import dev.aiperf.annotations.Measurement;
import dev.aiperf.annotations.SyntheticDataset;
import dev.aiperf.annotations.Warmup;

/**
 * A sweep, its knee and its breaking point.
 *
 * <p>Several values make a sweep: one cell for each, and a table of all. More load first brings more throughput; from the
 * knee on it only brings waiting. The simulator here computes at most 16 answers at once, so that is where it lies.
 *
 * <p><b>Run it:</b> {@code mvn aiperf:profile -Daiperf.include=Sample06.*doubling}
 *
 * <p><b>Expect</b> "the knee is at concurrency 16", a throughput that hardly grows from 16 to 64, and a time to first token
 * that grows with the queue. Each cell has a folder of its own; {@code sweep_aggregate} has the table as JSON and CSV.
 */
@Endpoint(url = "${AIPERF_URL:simulator:?max-batch=16}", model = "${AIPERF_MODEL:simulated-model}", streaming = true)
@SyntheticDataset(inputTokensMean = 256, inputTokensStddev = 32, outputTokensMean = 32)
@Warmup(duration = "1s")
@Measurement(duration = "6s")
public class Sample06SweepAndKnee {

    @Benchmark
    @Concurrency({1, 4, 16, 64})
    public void doubling() {}

    /** 1, 6, 11, 16, 20: the end is always a point. */
    @Benchmark
    @ConcurrencyRange(start = 1, end = 20, step = 5)
    public void inSteps() {}
}
