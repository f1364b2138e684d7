package com.example.benchmarks;

import dev.aiperf.annotations.Benchmark;
import dev.aiperf.annotations.Endpoint;
import dev.aiperf.annotations.Goodput;
import dev.aiperf.annotations.Measurement;
import dev.aiperf.annotations.RequestRate;
import dev.aiperf.annotations.SyntheticDataset;

/**
 * Failing the build on goodput.
 *
 * <p>A request is good when it keeps every bound. Goodput is what is good a second, and with a {@code minimum} it is a gate:
 * when a smaller share of the requests is good, the build fails. A request that failed isn't good, so a fast server that
 * refuses fails, too.
 *
 * <p><b>Run it:</b> {@code mvn aiperf:profile -Daiperf.include=Sample08}, and once more with {@code
 * -Daiperf.goodput-ttft=5}, which no server keeps.
 *
 * <p><b>Expect</b> the first to pass, and the second to end in BUILD FAILURE with a sentence that has the share, the minimum
 * and the bounds. {@code verdict.json} has the same for machines.
 */
@Endpoint(url = "${AIPERF_URL:simulator:}", model = "${AIPERF_MODEL:simulated-model}", streaming = true)
@SyntheticDataset(inputTokensMean = 256, outputTokensMean = 32)
@RequestRate(10)
@Measurement(duration = "15s")
public class Sample08GoodputGate {

    @Benchmark
    @Goodput(ttft = "500ms", itl = "100ms", minimum = 0.95)
    public void keepsItsPromise() {}

    /** Without a minimum goodput is reported, and fails nothing. */
    @Benchmark
    @Goodput(ttft = "50ms", requestLatency = "1s")
    public void reportsOnly() {}
}
