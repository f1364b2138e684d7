package com.example.benchmarks;

import dev.aiperf.annotations.ArrivalPattern;
import dev.aiperf.annotations.Benchmark;
import dev.aiperf.annotations.Concurrency;
import dev.aiperf.annotations.Endpoint;
import dev.aiperf.annotations.Measurement;
import dev.aiperf.annotations.PrefillConcurrency;
import dev.aiperf.annotations.Ramp;
import dev.aiperf.annotations.RequestRate;
import dev.aiperf.annotations.SyntheticDataset;

/**
 * Bursts, ramps, and a ceiling on prefills.
 *
 * <p>Traffic of production is burstier than chance: a few large clients send much of it, each in bursts of its own. A server
 * that takes a rate of Poisson arrivals may queue at the same rate of these. A ramp shows where the queue begins, and keeps
 * a cold server from being judged by its first second. A ceiling on prefills stands for a gateway that lets only so many
 * prompts be read at once.
 *
 * <p><b>Run it:</b> {@code mvn aiperf:profile -Daiperf.include=Sample16}
 *
 * <p><b>Expect</b> a higher p99 of the time to first token in {@code bursts} and {@code fewLargeClients} than in the {@code
 * poisson} of Sample05 at the same rate; in {@code prefillCeiling} a note on how many requests waited for the ceiling, and a
 * scheduled time to first token, which counts that wait, above the time to first token, which doesn't.
 */
@Endpoint(url = "${AIPERF_URL:simulator:}", model = "${AIPERF_MODEL:simulated-model}", streaming = true)
@SyntheticDataset(inputTokensMean = 256, outputTokensMean = 24)
@Measurement(duration = "20s")
public class Sample16LoadShapes {

    /** Gamma-distributed gaps of four times the variance of Poisson's. */
    @Benchmark
    @RequestRate(value = 20, arrivals = ArrivalPattern.GAMMA, smoothness = 0.25)
    public void bursts() {}

    /** Fifty clients, of whom the largest send most. */
    @Benchmark
    @RequestRate(value = 20, arrivals = ArrivalPattern.CLIENTS, clients = 50)
    public void fewLargeClients() {}

    @Benchmark
    @RequestRate(40)
    @Ramp(rate = "15s")
    public void growing() {}

    @Benchmark
    @Concurrency(8)
    @PrefillConcurrency(2)
    public void prefillCeiling() {}
}
