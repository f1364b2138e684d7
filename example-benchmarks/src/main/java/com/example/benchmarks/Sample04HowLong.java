package com.example.benchmarks;

import dev.aiperf.annotations.Benchmark;
import dev.aiperf.annotations.Concurrency;
import dev.aiperf.annotations.Endpoint;
import dev.aiperf.annotations.Measurement;
import dev.aiperf.annotations.SyntheticDataset;
import dev.aiperf.annotations.Warmup;

/**
 * Warm-up and measurement.
 *
 * <p>A server that has just started compiles, allocates and fills caches. What it does meanwhile is its own subject; it
 * doesn't belong into the latency of a day. The warm-up sends the same load before the measurement, and is left out of its
 * numbers.
 *
 * <p>A measurement ends after so many requests or after so long, whichever comes first. When it ends by time, requests in
 * flight are waited for during the grace period.
 *
 * <p><b>Run it:</b> {@code mvn aiperf:profile -Daiperf.include=Sample04}
 *
 * <p><b>Expect</b> numbers for percentiles marked by {@code ~} in {@code tooShort}: 50 requests are too few to pin p99 down,
 * which takes 368. {@code longEnough} has no such mark at p90.
 */
@Endpoint(url = "${AIPERF_URL:simulator:}", model = "${AIPERF_MODEL:simulated-model}", streaming = true)
@SyntheticDataset(inputTokensMean = 128, outputTokensMean = 16)
@Concurrency(8)
@Warmup(requests = 16)
public class Sample04HowLong {

    @Benchmark
    @Measurement(requests = 50)
    public void tooShort() {}

    @Benchmark
    @Measurement(duration = "20s", grace = "5s")
    public void longEnough() {}
}
