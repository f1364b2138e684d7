package dev.aiperf.benchmarks.endtoend;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

/** From the start of the process to the first request at the server, without the self-check. */
final class StartUpFigure implements Figure {

    @Override
    public String name() {
        return "start-up";
    }

    @Override
    public void measure(boolean quick, Path folder) throws Exception {
        double[] seconds = new double[quick ? 3 : 11];
        for (int i = 0; i < seconds.length; i++) {
            try (StubServer stub = StubServer.start(2, 10_000_000L)) {
                long start = System.nanoTime();
                try (Client client = Client.aiperf(
                        "",
                        folder.resolve("run-" + i),
                        "--model",
                        "stub",
                        "--url",
                        stub.url().toString(),
                        "--streaming",
                        "--concurrency",
                        "1",
                        "--request-count",
                        "3",
                        "--isl",
                        "16",
                        "--osl",
                        "2",
                        "--tokenizer",
                        "builtin",
                        "--no-self-check")) {
                    while (stub.openStreams() == 0 && client.isRunning()) {
                        Thread.sleep(1);
                    }
                    seconds[i] = (System.nanoTime() - start) / 1e9;
                    client.join(Duration.ofMinutes(1));
                }
            }
        }
        Arrays.sort(seconds);
        System.out.printf(
                "s from start to first request: median %.3f, %.3f to %.3f of %d%n",
                seconds[seconds.length / 2], seconds[0], seconds[seconds.length - 1], seconds.length);
    }
}
