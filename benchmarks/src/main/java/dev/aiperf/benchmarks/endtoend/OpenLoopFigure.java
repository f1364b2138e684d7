package dev.aiperf.benchmarks.endtoend;

import java.nio.file.Path;
import java.time.Duration;

/** An open loop at 1,000 and at 20,000 requests a second, whole answers: how late, and how much of the rate. */
final class OpenLoopFigure implements Figure {

    @Override
    public String name() {
        return "open-loop";
    }

    @Override
    public void measure(boolean quick, Path folder) throws Exception {
        int seconds = quick ? 10 : 30;
        for (int rate : new int[] {1000, 20_000}) {
            Path result = folder.resolve("rate-" + rate);
            try (StubServer stub = StubServer.start(1, 0);
                    Client warming = Client.java(NioLoop.class, stub.url().toString(), "64", "5", "whole")) {
                // The server is in this process: what compiles it later takes the processor from the client.
                warming.join(Duration.ofMinutes(1));
            }
            try (StubServer stub = StubServer.start(1, 0);
                    Client client = Client.aiperf(
                            "",
                            result,
                            "--model",
                            "stub",
                            "--url",
                            stub.url().toString(),
                            "--request-rate",
                            "" + rate,
                            "--arrival-pattern",
                            "constant",
                            "--request-count",
                            "" + rate * seconds,
                            "--isl",
                            "16",
                            "--osl",
                            "4",
                            "--tokenizer",
                            "builtin",
                            "--num-prompts",
                            "1000")) {
                client.join(Duration.ofMinutes(5));
                Result run = new Result(result);
                double delivered = run.metric("request_throughput", "avg");
                System.out.printf(
                        "%,d/s: delivered %,.1f/s (%+.3f %%); lateness us: p50 %.1f, p90 %.1f, p99 %.1f, most %.1f%n",
                        rate,
                        delivered,
                        (delivered / rate - 1) * 100,
                        run.metric("send_lateness", "p50") * 1e3,
                        run.metric("send_lateness", "p90") * 1e3,
                        run.metric("send_lateness", "p99") * 1e3,
                        run.metric("send_lateness", "max") * 1e3);
            }
        }
    }
}
