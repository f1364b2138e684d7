package dev.aiperf.processor.model;

/** The classes of the runtime that sources and their runners are about, by name: the processor doesn't depend on it. */
public final class RuntimeTypes {

    public static final String DATASET = "dev.aiperf.dataset.Dataset";
    public static final String TURN = "dev.aiperf.dataset.Turn";
    public static final String CHAT_REQUEST = "dev.aiperf.benchmark.ChatRequest";
    public static final String RUN_CONTEXT = "dev.aiperf.benchmark.RunContext";
    public static final String RESPONSE = "dev.aiperf.benchmark.Response";
    public static final String BENCHMARK_RUNNER = "dev.aiperf.benchmark.BenchmarkRunner";
    public static final String SCENARIO = "dev.aiperf.benchmark.Scenario";
    public static final String PARAMS = "dev.aiperf.benchmark.Params";
    public static final String FORK_MAIN = "dev.aiperf.ForkMain";

    private RuntimeTypes() {}
}
