package com.example;

import dev.aiperf.annotations.Benchmark;
import dev.aiperf.annotations.Concurrency;
import dev.aiperf.annotations.Endpoint;
import dev.aiperf.annotations.Goodput;
import dev.aiperf.annotations.Measurement;
import dev.aiperf.annotations.SyntheticDataset;

/** No engine answers within a millisecond. */
@Endpoint(model = "simulated-model", streaming = true)
@SyntheticDataset(inputTokensMean = 64, outputTokensMean = 8)
public class ChatLatency {

    @Benchmark
    @Concurrency(2)
    @Measurement(requests = 80)
    @Goodput(ttft = "1ms", minimum = 0.95)
    public void closedLoop() {}
}
