package com.example.benchmarks;

import dev.aiperf.annotations.Benchmark;
import dev.aiperf.annotations.Concurrency;
import dev.aiperf.annotations.Endpoint;
import dev.aiperf.annotations.Measurement;
import dev.aiperf.annotations.SyntheticDataset;
import dev.aiperf.benchmark.ChatRequest;
import dev.aiperf.benchmark.RunContext;
import dev.aiperf.dataset.Turn;
import java.util.Random;

/**
 * A method that makes each request.
 *
 * <p>A benchmark method that takes a {@link Turn} and returns a {@link ChatRequest} is called for each request, ahead of the
 * load, so that what it does is in no latency. A {@link RunContext} tells which request it is; its seed gives each request
 * randomness of its own that is the same whenever the benchmark is run.
 *
 * <p><b>Run it:</b> {@code mvn aiperf:profile -Daiperf.include=Sample11}
 *
 * <p><b>Expect</b> in {@code mixed} three kinds of requests in one load, and output lengths from 8 to 64. A method that
 * throws makes that request a failed one, named by the exception; ten in a row end the run.
 */
@Endpoint(url = "${AIPERF_URL:simulator:}", model = "${AIPERF_MODEL:simulated-model}", streaming = true)
@SyntheticDataset(inputTokensMean = 96, outputTokensMean = 32)
@Concurrency(4)
@Measurement(requests = 60)
public class Sample11ShapingRequests {

    @Benchmark
    public ChatRequest terse(Turn turn) {
        return ChatRequest.of(turn)
                .system("Answer in one word.")
                .user("Is water wet?")
                .assistant("Yes.")
                .temperature(0);
    }

    @Benchmark
    public ChatRequest mixed(Turn turn, RunContext context) {
        Random random = context.random();
        ChatRequest request = ChatRequest.of(turn).temperature(random.nextDouble());
        return switch (random.nextInt(3)) {
            case 0 -> request.maxTokens(8);
            case 1 -> request.maxTokens(32);
            default -> request.maxTokens(64).extra("top_p", 0.9);
        };
    }
}
