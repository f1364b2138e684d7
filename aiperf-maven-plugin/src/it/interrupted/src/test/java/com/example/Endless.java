package com.example;

import dev.aiperf.annotations.Benchmark;
import dev.aiperf.annotations.Concurrency;
import dev.aiperf.annotations.Endpoint;
import dev.aiperf.annotations.Measurement;
import dev.aiperf.annotations.SyntheticDataset;

@Endpoint(url = "simulator:", model = "simulated-model")
@SyntheticDataset(inputTokensMean = 32, outputTokensMean = 4)
public class Endless {

    @Benchmark
    @Concurrency(1)
    @Measurement(requests = 3)
    public void closedLoop() {}
}
