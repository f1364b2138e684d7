package dev.aiperf.benchmarks.endtoend;

import java.nio.file.Path;
import java.time.Duration;

/** 18,000 slow streams open at once: whether that runs, and the memory of each. */
final class ManyStreamsFigure implements Figure {

    private static final int EVENTS_PER_ANSWER = 6;
    private static final long GAP_NANOS = 5_000_000_000L;

    @Override
    public String name() {
        return "many-streams";
    }

    @Override
    public void measure(boolean quick, Path folder) throws Exception {
        int few = 100;
        int many = quick ? 4000 : 18_000;
        double base = residentMegabytes(few, folder.resolve("few"));
        double full = residentMegabytes(many, folder.resolve("many"));
        System.out.printf(
                "%,d streams %.0f MB, %,d streams %.0f MB: %.1f KB a stream%n",
                few, base, many, full, (full - base) * 1024 / (many - few));
    }

    private static double residentMegabytes(int streams, Path result) throws Exception {
        try (StubServer stub = StubServer.start(EVENTS_PER_ANSWER, GAP_NANOS);
                Client client = Client.aiperf(
                        "",
                        result,
                        "--model",
                        "stub",
                        "--url",
                        stub.url().toString(),
                        "--streaming",
                        "--concurrency",
                        "" + streams,
                        "--request-count",
                        "" + streams,
                        "--isl",
                        "16",
                        "--osl",
                        "6",
                        "--tokenizer",
                        "builtin",
                        "--num-prompts",
                        "1000")) {
            while (stub.openStreams() < streams && client.isRunning()) {
                Thread.sleep(50);
            }
            Thread.sleep(2 * GAP_NANOS / 1_000_000);
            double resident = client.residentMegabytes();
            client.join(Duration.ofMinutes(5));
            double valid = new Result(result).metric("request_count", "avg");
            if (valid != streams) {
                System.out.printf("only %,.0f of %,d streams were answered%n", valid, streams);
            }
            return resident;
        }
    }
}
