package com.example;

import dev.aiperf.annotations.Benchmark;
import dev.aiperf.annotations.Concurrency;
import dev.aiperf.annotations.Endpoint;
import dev.aiperf.annotations.Measurement;
import dev.aiperf.annotations.SyntheticDataset;

/** The other module has a class of this name, too, and neither is the other's. */
@Endpoint(url = "simulator:", model = "simulated-model")
@SyntheticDataset(inputTokensMean = 32, outputTokensMean = 4)
public class ChatLatency {

    @Benchmark
    @Concurrency(2)
    @Measurement(requests = 6)
    public void closedLoop() {}
}
