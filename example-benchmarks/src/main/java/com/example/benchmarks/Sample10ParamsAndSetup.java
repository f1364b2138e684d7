package com.example.benchmarks;

import dev.aiperf.annotations.Benchmark;
import dev.aiperf.annotations.Concurrency;
import dev.aiperf.annotations.Endpoint;
import dev.aiperf.annotations.Measurement;
import dev.aiperf.annotations.Param;
import dev.aiperf.annotations.Setup;
import dev.aiperf.annotations.SyntheticDataset;
import dev.aiperf.annotations.TearDown;
import dev.aiperf.benchmark.ChatRequest;
import dev.aiperf.dataset.Turn;

/**
 * Parameters, set-up and tear-down.
 *
 * <p>A field with {@link Param} takes each of its values, and each makes cells of its own; with a sweep, cells for each
 * pair. The values are set before anything else of the object is called, in the run's own JVM.
 *
 * <p>{@link Setup} methods are called once before the load of a run, {@link TearDown} methods once after it, also where the
 * run failed. What they take is in no latency.
 *
 * <p><b>Run it:</b> {@code mvn aiperf:profile -Daiperf.include=Sample10}
 *
 * <p><b>Expect</b> four cells: each length of the rules with each concurrency. The longer the rules, the longer the first
 * token takes; what the server has cached of them shortens that.
 */
@Endpoint(url = "${AIPERF_URL:simulator:}", model = "${AIPERF_MODEL:simulated-model}", streaming = true)
@SyntheticDataset(inputTokensMean = 64, outputTokensMean = 16)
@Measurement(requests = 30)
public class Sample10ParamsAndSetup {

    @Param({"10", "400"})
    int rules;

    private String instructions = "";

    @Setup
    void writeInstructions() {
        instructions = "Be kind and brief. ".repeat(rules);
    }

    @Benchmark
    @Concurrency({1, 4})
    public ChatRequest withInstructions(Turn turn) {
        return ChatRequest.of(turn).system(instructions);
    }

    @TearDown
    void forgetThem() {
        instructions = "";
    }
}
