package com.example.benchmarks;

import dev.aiperf.annotations.Benchmark;
import dev.aiperf.annotations.Concurrency;
import dev.aiperf.annotations.Endpoint;
import dev.aiperf.annotations.Goodput;
import dev.aiperf.annotations.Measurement;
import dev.aiperf.annotations.SyntheticDataset;
import dev.aiperf.annotations.Validate;
import dev.aiperf.benchmark.Response;

/**
 * Wrong answers are failures.
 *
 * <p>A fast wrong answer is worth nothing. A method with {@link Validate} sees each answer; where it says false, the request
 * counts as failed, is in no latency, and isn't good. It is called off the hot path, after the answer has been timed.
 *
 * <p><b>Run it:</b> {@code mvn aiperf:profile -Daiperf.include=Sample12}
 *
 * <p><b>Expect</b> all answers to be valid. Ask for {@code -Daiperf.osl=40}, and none is: the run ends with the failure
 * {@code InvalidAnswer}, and so does the build.
 */
@Endpoint(url = "${AIPERF_URL:simulator:}", model = "${AIPERF_MODEL:simulated-model}", streaming = true)
@SyntheticDataset(inputTokensMean = 64, outputTokensMean = 16)
@Concurrency(4)
@Measurement(requests = 40)
public class Sample12ValidatingAnswers {

    @Benchmark
    @Goodput(requestLatency = "2s", minimum = 0.9)
    public void shortAnswers() {}

    @Validate
    boolean isShort(Response response) {
        return !response.text().isBlank() && response.outputTokens().orElse(0) <= 24;
    }
}
