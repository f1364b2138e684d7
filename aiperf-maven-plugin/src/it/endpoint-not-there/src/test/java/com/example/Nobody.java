package com.example;

import dev.aiperf.annotations.Benchmark;
import dev.aiperf.annotations.Endpoint;
import dev.aiperf.annotations.Goodput;
import dev.aiperf.annotations.Measurement;

/** Nobody listens on port 1. */
@Endpoint(url = "http://127.0.0.1:1", model = "simulated-model")
@Measurement(requests = 10)
public class Nobody {

    @Benchmark
    @Goodput(requestLatency = "1s", minimum = 0.5)
    public void answers() {}
}
