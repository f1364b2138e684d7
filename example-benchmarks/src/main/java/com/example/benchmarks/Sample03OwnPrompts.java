package com.example.benchmarks;

import dev.aiperf.annotations.Benchmark;
import dev.aiperf.annotations.Concurrency;
import dev.aiperf.annotations.Endpoint;
import dev.aiperf.annotations.InputFile;

/**
 * Prompts of your own, from a file.
 *
 * <p>Each line is a prompt: a JSON object with its {@code text}, and, if wished, an {@code output_length} and further members
 * of the request in {@code extra}; or plain text. A relative path starts at the module's folder.
 *
 * <p>Nothing says how long the measurement is, so the file is sent once.
 *
 * <p><b>Run it:</b> {@code mvn aiperf:profile -Daiperf.include=Sample03}
 *
 * <p><b>Expect</b> as many requests as the file has lines, and in {@code inputs.json} of the result what was sent.
 */
@Endpoint(url = "${AIPERF_URL:simulator:}", model = "${AIPERF_MODEL:simulated-model}", streaming = true)
@InputFile(value = "prompts/support.jsonl", outputTokensMean = 48)
@Concurrency(2)
public class Sample03OwnPrompts {

    @Benchmark
    public void support() {}
}
