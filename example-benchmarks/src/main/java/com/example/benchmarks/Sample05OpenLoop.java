package com.example.benchmarks;

import dev.aiperf.annotations.ArrivalPattern;
import dev.aiperf.annotations.Benchmark;
import dev.aiperf.annotations.Concurrency;
import dev.aiperf.annotations.Endpoint;
import dev.aiperf.annotations.Measurement;
import dev.aiperf.annotations.RequestRate;
import dev.aiperf.annotations.SyntheticDataset;

/**
 * Sending by the clock instead of by free users.
 *
 * <p>In a closed loop a slow server is asked less: each user waits for an answer before asking again. Users of the world
 * don't know of each other, and ask when they want to. An open loop does as they do: the instants of its requests are fixed
 * beforehand, and a request that could not be sent in time keeps the latency that its user felt.
 *
 * <p><b>Run it:</b> {@code mvn aiperf:profile -Daiperf.include=Sample05}
 *
 * <p><b>Expect</b> about the same throughput from all, and a higher p99 of the time to first token in {@code poisson} than
 * in {@code evenly}: chance brings arrivals together, and queues come of that. {@code asManyInFlight} hides it.
 */
@Endpoint(url = "${AIPERF_URL:simulator:}", model = "${AIPERF_MODEL:simulated-model}", streaming = true)
@SyntheticDataset(inputTokensMean = 256, outputTokensMean = 24)
@Measurement(duration = "20s")
public class Sample05OpenLoop {

    @Benchmark
    @RequestRate(value = 20, arrivals = ArrivalPattern.CONSTANT)
    public void evenly() {}

    @Benchmark
    @RequestRate(20)
    public void poisson() {}

    /** A ceiling stands for a gateway that queues what goes beyond it. */
    @Benchmark
    @RequestRate(value = 20, maxConcurrency = 8)
    public void withCeiling() {}

    @Benchmark
    @Concurrency(6)
    public void asManyInFlight() {}
}
