package com.example;

import dev.aiperf.annotations.Benchmark;
import dev.aiperf.annotations.Endpoint;
import dev.aiperf.annotations.Fork;
import dev.aiperf.annotations.Measurement;
import dev.aiperf.annotations.Setup;

@Endpoint(url = "simulator:", model = "simulated-model")
@Measurement(requests = 10)
@Fork(2)
public class Dying {

    @Setup
    void die() {
        System.out.println("these are my last words");
        Runtime.getRuntime().halt(7);
    }

    @Benchmark
    public void young() {}
}
