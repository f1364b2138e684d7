/**
 * The annotations that make a class a benchmark of an inference endpoint. Javac checks them by the processor of
 * {@code harness-processor}, which writes the class's runner.
 *
 * <pre>{@code
 * @Endpoint(url = "http://inference-server:8000", model = "llama-3.1-70b", streaming = true)
 * @SyntheticDataset(inputTokensMean = 512, outputTokensMean = 256)
 * @Warmup(requests = 20)
 * @Fork(5)
 * public class ChatLatency {
 *
 *     @Benchmark
 *     @Concurrency({1, 5, 10, 20, 50})
 *     @Measurement(requests = 200)
 *     public void closedLoop() {}
 *
 *     @Benchmark
 *     @RequestRate(value = 10, maxConcurrency = 20)
 *     @Measurement(duration = "5m")
 *     @Goodput(ttft = "500ms", itl = "100ms", minimum = 0.95)
 *     public void bursty() {}
 * }
 * }</pre>
 *
 * <p>Each attribute is a setting of the harness's one catalogue, {@code docs/settings.md}; one that isn't written gives no
 * setting and leaves what lies below it, in the end the setting's default. Over what annotations say lie, in this order, a
 * configuration file, the build, system properties and the command line. Texts may hold {@code ${NAME}} or
 * {@code ${NAME:default}}, filled in when the benchmark is run from system properties or else the environment.
 *
 * <p>A class's annotations are its benchmarks' defaults; those on a method win. Annotations are inherited from superclasses,
 * not from interfaces.
 */
@NullMarked
package dev.aiperf.annotations;

import org.jspecify.annotations.NullMarked;
