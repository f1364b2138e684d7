package dev.aiperf;

/**
 * Where programs begin.
 *
 * <pre>{@code
 * RunnerResult result = Aiperf.runner().include("ChatLatency").fork(3).set("concurrency", "8").run();
 * double throughput = result.of("ChatLatency.closedLoop").orElseThrow()
 *         .runs().get(0).measurement().result("request_throughput").orElseThrow().value();
 * }</pre>
 */
public final class Aiperf {

    private Aiperf() {}

    /** Returns a runner of all benchmarks of this program's class path. */
    public static Runner runner() {
        return new Runner();
    }
}
