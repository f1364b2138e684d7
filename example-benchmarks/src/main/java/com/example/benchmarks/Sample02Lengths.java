package com.example.benchmarks;

import dev.aiperf.annotations.Benchmark;
import dev.aiperf.annotations.Concurrency;
import dev.aiperf.annotations.Endpoint;
import dev.aiperf.annotations.Measurement;
import dev.aiperf.annotations.SyntheticDataset;

/**
 * Made-up prompts of given lengths.
 *
 * <p>How long a prompt is decides how long the first token takes; how long the answer is decides the rest. So a benchmark
 * that stands for a use needs the lengths of that use. A prompt of each request is made anew, so that no server answers from
 * a cache what it has seen before.
 *
 * <p><b>Run it:</b> {@code mvn aiperf:profile -Daiperf.include=Sample02}
 *
 * <p><b>Expect</b> two results. In {@code questions} the time to first token is short and the answer takes most of the
 * time; in {@code summaries} it is the other way round. The row {@code Input Sequence Length} shows the lengths that were
 * sent, and {@code Output Sequence Length} whether the server kept to those asked for.
 */
@Endpoint(url = "${AIPERF_URL:simulator:}", model = "${AIPERF_MODEL:simulated-model}", streaming = true)
@Concurrency(4)
@Measurement(requests = 60)
public class Sample02Lengths {

    @Benchmark
    @SyntheticDataset(inputTokensMean = 64, inputTokensStddev = 16, outputTokensMean = 128, outputTokensStddev = 32)
    public void questions() {}

    @Benchmark
    @SyntheticDataset(inputTokensMean = 2000, inputTokensStddev = 400, outputTokensMean = 24)
    public void summaries() {}
}
