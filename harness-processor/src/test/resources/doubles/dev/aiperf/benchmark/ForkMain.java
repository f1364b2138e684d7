package dev.aiperf.benchmark;

public final class ForkMain {
    public static void run(BenchmarkRunner runner) {}

    private ForkMain() {}
}
