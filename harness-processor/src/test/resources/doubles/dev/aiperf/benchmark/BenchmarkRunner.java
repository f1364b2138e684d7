package dev.aiperf.benchmark;

public interface BenchmarkRunner {
    String benchmarkClass();

    Scenario create(String method, Params params) throws Exception;

    static IllegalArgumentException unknown(String method) {
        return new IllegalArgumentException("there is no benchmark method " + method);
    }
}
