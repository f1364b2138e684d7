package com.example;

import dev.aiperf.annotations.Benchmark;
import dev.aiperf.annotations.Concurrency;
import dev.aiperf.annotations.Endpoint;
import dev.aiperf.annotations.Fork;
import dev.aiperf.annotations.Goodput;
import dev.aiperf.annotations.InputFile;
import dev.aiperf.annotations.Measurement;

@Endpoint(url = "simulator:", model = "simulated-model", streaming = true)
@InputFile(value = "src/test/resources/prompts.jsonl", outputTokensMean = 8)
@Measurement(requests = 10)
public class ChatLatency {

    @Benchmark
    @Concurrency(2)
    @Fork(2)
    @Goodput(ttft = "20s", minimum = 0.5)
    public void closedLoop() {}

    @Benchmark
    public void leftOut() {}
}
