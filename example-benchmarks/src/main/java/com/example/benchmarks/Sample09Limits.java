package com.example.benchmarks;

import dev.aiperf.annotations.Benchmark;
import dev.aiperf.annotations.Concurrency;
import dev.aiperf.annotations.Endpoint;
import dev.aiperf.annotations.Fork;
import dev.aiperf.annotations.Measurement;
import dev.aiperf.annotations.Slo;
import dev.aiperf.annotations.SyntheticDataset;

/**
 * Failing the build on any statistic.
 *
 * <p>{@link Slo} limits a statistic of a metric, from above or from below, in the unit in which the metric is shown; {@code
 * docs/metrics.md} lists them. Failed requests count as infinitely slow.
 *
 * <p>With several runs a gate has three outcomes: passed, when the whole interval keeps the limit; failed, when the whole
 * interval breaks it; not known, when the limit lies within it. Then the mean decides, and the report says so;
 * {@code @Setting(name = "undecided", value = "fail")} is for those who want to be sure.
 *
 * <p><b>Run it:</b> {@code mvn aiperf:profile -Daiperf.include=Sample09}
 *
 * <p><b>Expect</b> a sentence for each limit, with the interval that decided it.
 */
@Endpoint(url = "${AIPERF_URL:simulator:}", model = "${AIPERF_MODEL:simulated-model}", streaming = true)
@SyntheticDataset(inputTokensMean = 128, outputTokensMean = 16)
@Concurrency(4)
@Fork(4)
@Measurement(requests = 100)
public class Sample09Limits {

    @Benchmark
    @Slo(metric = "time_to_first_token", statistic = "p90", max = 400)
    @Slo(metric = "inter_token_latency", max = 50)
    @Slo(metric = "request_throughput", min = 5)
    public void keepsThreeLimits() {}
}
