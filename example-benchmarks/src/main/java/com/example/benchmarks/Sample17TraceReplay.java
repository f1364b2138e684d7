package com.example.benchmarks;

import dev.aiperf.annotations.Benchmark;
import dev.aiperf.annotations.Endpoint;
import dev.aiperf.annotations.InputFile;
import dev.aiperf.annotations.TraceReplay;

/**
 * Traffic of production, replayed.
 *
 * <p>A trace says when each request came, how long its prompt and answer were and, by hashes of its blocks, which prompts
 * begin alike. The harness sends requests at these times whether or not earlier ones are answered, with made prompts of these
 * lengths that share their beginnings as the hashes say. The forms of Mooncake, Bailian, BurstGPT and Azure are recognised,
 * and prompts of your own with a {@code timestamp} in milliseconds; the first lines say which form it is and why.
 *
 * <p>Nothing says how long the measurement is, so the trace is sent once.
 *
 * <p><b>Run it:</b> {@code mvn aiperf:profile -Daiperf.include=Sample17}
 *
 * <p><b>Expect</b> a note on the replay lag: how far from its row's time a request was sent. If that is more than a few
 * milliseconds the client, not the server, was measured.
 */
@Endpoint(url = "${AIPERF_URL:simulator:}", model = "${AIPERF_MODEL:simulated-model}", streaming = true)
@InputFile("traces/mooncake.jsonl")
public class Sample17TraceReplay {

    @Benchmark
    @TraceReplay
    public void asItWas() {}

    /** The second half of the trace, four times as fast. */
    @Benchmark
    @TraceReplay(startOffset = "4s", endOffset = "8s", speedUp = 4)
    public void secondHalfFaster() {}
}
