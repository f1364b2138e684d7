package com.example.benchmarks;

import dev.aiperf.annotations.Benchmark;
import dev.aiperf.annotations.Concurrency;
import dev.aiperf.annotations.Endpoint;
import dev.aiperf.annotations.Fork;
import dev.aiperf.annotations.Goodput;
import dev.aiperf.annotations.Measurement;
import dev.aiperf.annotations.RequestRate;
import dev.aiperf.annotations.SyntheticDataset;
import dev.aiperf.annotations.Warmup;

/**
 * What the README shows first: where an engine's throughput ends, and whether it keeps its promise at a load below that.
 *
 * <p>The simulated engine computes at most 16 answers at once. {@code throughput} finds that by a sweep; {@code promise} sends
 * what twelve users a second would, and fails the build if fewer than 95 % of them are served well.
 */
@Endpoint(url = "${AIPERF_URL:simulator:?max-batch=16}", model = "${AIPERF_MODEL:simulated-model}", streaming = true)
@SyntheticDataset(inputTokensMean = 256, inputTokensStddev = 32, outputTokensMean = 32)
@Warmup(duration = "1s")
public class Demo {

    @Benchmark
    @Concurrency({1, 8, 16, 32})
    @Fork(2)
    @Measurement(duration = "3s")
    public void throughput() {}

    @Benchmark
    @RequestRate(12)
    @Fork(3)
    @Measurement(duration = "5s")
    @Goodput(ttft = "500ms", itl = "100ms", minimum = 0.95)
    public void promise() {}
}
