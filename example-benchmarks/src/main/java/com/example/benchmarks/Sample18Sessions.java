package com.example.benchmarks;

import dev.aiperf.annotations.Benchmark;
import dev.aiperf.annotations.Concurrency;
import dev.aiperf.annotations.Conversation;
import dev.aiperf.annotations.Endpoint;
import dev.aiperf.annotations.InputFile;
import dev.aiperf.annotations.SyntheticDataset;

/**
 * Sessions of several turns, with time to think.
 *
 * <p>Each later turn holds what was asked and really answered before it, so prompts grow and a server's prefix cache matters. A
 * user keeps the slot of the concurrency through the whole session, and thinks before each later turn. A turn whose answer
 * failed ends its session.
 *
 * <p><b>Run it:</b> {@code mvn aiperf:profile -Daiperf.include=Sample18}
 *
 * <p><b>Expect</b> input lengths that grow from turn to turn, which {@code turn_index} tells in {@code profile_export.jsonl}; and
 * a prefix cache that serves much of them.
 */
@Endpoint(url = "${AIPERF_URL:simulator:}", model = "${AIPERF_MODEL:simulated-model}", streaming = true)
@Concurrency(2)
public class Sample18Sessions {

    /** Six made sessions of three turns, whose users think for half a second. */
    @Benchmark
    @SyntheticDataset(inputTokensMean = 64, outputTokensMean = 24)
    @Conversation(sessions = 6, turnsMean = 3, thinkTimeMean = "500ms", thinkTimeStddev = "100ms")
    public void made() {}

    /** Sessions of your own: each line has its turns. */
    @Benchmark
    @InputFile(value = "prompts/sessions.jsonl", outputTokensMean = 24)
    public void own() {}
}
