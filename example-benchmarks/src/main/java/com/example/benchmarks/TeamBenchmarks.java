package com.example.benchmarks;

import dev.aiperf.annotations.Benchmark;
import dev.aiperf.annotations.Concurrency;
import dev.aiperf.annotations.Endpoint;
import dev.aiperf.annotations.Measurement;

/** What the benchmarks of a team have in common; a part of {@link Sample14Defaults}. */
@Endpoint(url = "${AIPERF_URL:simulator:}", model = "${AIPERF_MODEL:simulated-model}", streaming = true)
@Concurrency(4)
@Measurement(requests = 20)
public abstract class TeamBenchmarks {

    @Benchmark
    public void together() {}
}
