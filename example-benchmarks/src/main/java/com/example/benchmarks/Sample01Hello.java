package com.example.benchmarks;

import dev.aiperf.annotations.Benchmark;
import dev.aiperf.annotations.Endpoint;
import dev.aiperf.annotations.Measurement;

/**
 * The smallest benchmark: an endpoint, and a method that is measured.
 *
 * <p>A class with a method annotated with {@link Benchmark} is a class of benchmarks. Javac checks its annotations and
 * generates the class that runs it, {@code Sample01Hello_aiperf}; have a look at it. The method is empty: what is sent comes
 * from a data set, and here, as none is named, from made-up prompts of 550 tokens. As no load is named either, one request
 * is in flight at a time.
 *
 * <p><b>Run it:</b> {@code mvn aiperf:profile -Daiperf.include=Sample01}
 *
 * <p><b>Expect</b> a table with the latency of 20 requests and what was sent a second. At one request at a time this is the
 * best that a user can get, a baseline for everything else. There is no time to first token: the answers come whole, as
 * {@code streaming} isn't asked for. The next sample does.
 */
@Endpoint(url = "${AIPERF_URL:simulator:}", model = "${AIPERF_MODEL:simulated-model}")
public class Sample01Hello {

    @Benchmark
    @Measurement(requests = 20)
    public void hello() {}
}
