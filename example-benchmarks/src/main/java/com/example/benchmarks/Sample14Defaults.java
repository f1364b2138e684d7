package com.example.benchmarks;

import dev.aiperf.annotations.Benchmark;
import dev.aiperf.annotations.Concurrency;
import dev.aiperf.annotations.Setting;
import dev.aiperf.annotations.SyntheticDataset;

/**
 * Defaults of the class, inheritance, any other setting.
 *
 * <p>Annotations on a class hold for all its benchmarks, and for those of its subclasses; those on a method win. Over all of
 * them lie the build and the command line: whatever an annotation says is a setting with a name, and {@code
 * -Daiperf.concurrency=8} changes it for once. {@link Setting} gives any setting of {@code docs/settings.md} that has no
 * annotation of its own.
 *
 * <p><b>Run it:</b> {@code mvn aiperf:profile -Daiperf.include=Sample14 -Daiperf.request-count=50}
 *
 * <p><b>Expect</b> two results with 50 requests each, {@code alone} with one request in flight, and {@code together} with
 * four. The benchmark {@code together} stands in the superclass, {@link TeamBenchmarks}.
 */
@SyntheticDataset(inputTokensMean = 64, outputTokensMean = 16)
@Setting(name = "random-seed", value = "42")
public class Sample14Defaults extends TeamBenchmarks {

    @Benchmark
    @Concurrency(1)
    public void alone() {}
}
