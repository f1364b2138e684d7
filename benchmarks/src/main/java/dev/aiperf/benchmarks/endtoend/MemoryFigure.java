package dev.aiperf.benchmarks.endtoend;

import java.nio.file.Path;
import java.time.Duration;

/** The peak memory of a few requests and of very many, in the same heap of 256 MB. */
final class MemoryFigure implements Figure {

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public void measure(boolean quick, Path folder) throws Exception {
        int few = 10_000;
        int many = quick ? 200_000 : 3_000_000;
        double least = peakMegabytes(few, folder.resolve("few"));
        double most = peakMegabytes(many, folder.resolve("many"));
        System.out.printf(
                "%,d requests %.0f MB, %,d requests %.0f MB at their peak (-Xmx256m): ratio %.2f%n",
                few, least, many, most, most / least);
    }

    private static double peakMegabytes(int requests, Path result) throws Exception {
        try (StubServer stub = StubServer.start(1, 0);
                Client client = Client.aiperf(
                        "-Xmx256m -Xms256m -XX:+AlwaysPreTouch",
                        result,
                        "--model",
                        "stub",
                        "--url",
                        stub.url().toString(),
                        "--concurrency",
                        "64",
                        "--request-count",
                        "" + requests,
                        "--isl",
                        "16",
                        "--osl",
                        "4",
                        "--tokenizer",
                        "builtin",
                        "--num-prompts",
                        "1000")) {
            client.join(Duration.ofMinutes(30));
            double valid = new Result(result).metric("request_count", "avg");
            if (valid != requests) {
                System.out.printf("only %,.0f of %,d requests were answered%n", valid, requests);
            }
            return client.peakMegabytes();
        }
    }
}
