package dev.aiperf;

/**
 * What a benchmark method gave.
 *
 * @param benchmark its name, such as {@code com.example.ChatLatency.bursty}
 * @param profile its result
 */
public record BenchmarkResult(String benchmark, ProfileResult profile) {}
