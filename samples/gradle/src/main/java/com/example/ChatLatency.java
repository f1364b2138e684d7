package com.example;

import dev.aiperf.annotations.Benchmark;
import dev.aiperf.annotations.Concurrency;
import dev.aiperf.annotations.Endpoint;
import dev.aiperf.annotations.Goodput;
import dev.aiperf.annotations.Measurement;
import dev.aiperf.annotations.SyntheticDataset;

@Endpoint(url = "${AIPERF_URL:simulator:}", model = "${AIPERF_MODEL:simulated-model}", streaming = true)
@SyntheticDataset(inputTokensMean = 256, outputTokensMean = 64)
public class ChatLatency {

    @Benchmark
    @Concurrency(4)
    @Measurement(duration = "20s")
    @Goodput(ttft = "500ms", itl = "100ms", minimum = 0.95)
    public void chat() {}
}
