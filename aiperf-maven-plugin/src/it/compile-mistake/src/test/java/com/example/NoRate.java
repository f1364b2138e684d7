package com.example;

import dev.aiperf.annotations.Benchmark;
import dev.aiperf.annotations.Endpoint;
import dev.aiperf.annotations.RequestRate;

@Endpoint(url = "simulator:", model = "simulated-model")
public class NoRate {

    @Benchmark
    @RequestRate(0)
    public void never() {}
}
