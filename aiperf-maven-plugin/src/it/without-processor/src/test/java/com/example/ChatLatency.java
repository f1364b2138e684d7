package com.example;

import dev.aiperf.annotations.Benchmark;
import dev.aiperf.annotations.Endpoint;

@Endpoint(url = "simulator:", model = "simulated-model")
public class ChatLatency {

    @Benchmark
    public void closedLoop() {}
}
