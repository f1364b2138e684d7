package com.example;

import dev.aiperf.annotations.Benchmark;
import dev.aiperf.annotations.Endpoint;
import dev.aiperf.annotations.Goodput;
import dev.aiperf.annotations.Measurement;
import dev.aiperf.annotations.Setup;
import dev.aiperf.annotations.SyntheticDataset;

@Endpoint(url = "simulator:", model = "simulated-model", streaming = true)
@SyntheticDataset(inputTokensMean = 32, outputTokensMean = 4)
@Measurement(requests = 10)
public class WithOthers {

    @Setup
    void needsItsOwnDependency() {
        if (WithOthers.class.getResource("/words.txt") == null) {
            throw new IllegalStateException("a dependency of the project is not on the class path");
        }
    }

    @Benchmark
    @Goodput(ttft = "20s", minimum = 0.5)
    public void runs() {}
}
