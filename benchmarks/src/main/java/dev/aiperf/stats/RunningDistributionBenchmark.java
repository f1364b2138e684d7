package dev.aiperf.stats;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A latency added to a metric's distribution, once it keeps a histogram instead of the values. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class RunningDistributionBenchmark {

    private static final int VALUES = 1 << 12;

    private final double[] values =
            new SplittableRandom(1).doubles(VALUES, 0.1, 5000).toArray();
    private final RunningDistribution histogram = histogram();
    private int at;

    private RunningDistribution histogram() {
        RunningDistribution distribution = new RunningDistribution(16);
        for (double value : values) {
            distribution.add(value);
        }
        return distribution;
    }

    @Benchmark
    public RunningDistribution add() {
        histogram.add(values[at++ & (VALUES - 1)]);
        return histogram;
    }
}
