package com.example;

import dev.aiperf.annotations.Benchmark;
import dev.aiperf.annotations.Concurrency;
import dev.aiperf.annotations.Endpoint;
import dev.aiperf.annotations.Measurement;
import dev.aiperf.annotations.Setup;
import dev.aiperf.annotations.SyntheticDataset;
import dev.aiperf.annotations.TearDown;
import java.nio.file.Files;
import java.nio.file.Path;

/** Looks whether the other module is profiled at the same time, and fails unless it is as {@code expected} says. */
@Endpoint(url = "simulator:", model = "simulated-model")
@SyntheticDataset(inputTokensMean = 32, outputTokensMean = 4)
public class Meeting {

    private static final Path HERE = Path.of("..", "two-is-there");
    private static final Path OTHER = Path.of("..", "one-is-there");

    @Setup
    public void meet() throws Exception {
        boolean expected = Boolean.getBoolean("expected");
        Files.createFile(HERE);
        // One that is expected comes at some time; of one that isn't expected nothing is seen for a while.
        long patienceMillis = expected ? 50_000 : 2_000;
        long start = System.nanoTime();
        while (!Files.exists(OTHER) && System.nanoTime() - start < patienceMillis * 1_000_000) {
            Thread.sleep(50);
        }
        if (Files.exists(OTHER) != expected) {
            throw new IllegalStateException(expected ? "nobody came" : "somebody is there");
        }
        // So that the other one sees this one, too, before it leaves.
        Thread.sleep(expected ? 1_000 : 0);
    }

    @Benchmark
    @Concurrency(1)
    @Measurement(requests = 3)
    public void closedLoop() {}

    @TearDown
    public void leave() throws Exception {
        Files.delete(HERE);
    }
}
