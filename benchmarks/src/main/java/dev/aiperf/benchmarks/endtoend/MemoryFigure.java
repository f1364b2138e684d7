package dev.aiperf.benchmarks.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The memory of a few requests and of very many, in the same heap of 256 MB: the process's at its peak, and what was in use on
 * the heap after a collection, where growth shows that a heap of a fixed size hides.
 */
final class MemoryFigure implements Figure {

    private static final Pattern AFTER_COLLECTION = Pattern.compile("Pause .*->(\\d+)M\\(");

    /**
     * What a run took.
     *
     * @param peakMegabytes the most of the process
     * @param liveMegabytes the least on the heap after any of the last quarter of its collections
     */
    private record Memory(double peakMegabytes, double liveMegabytes) {}

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public void measure(boolean quick, Path folder) throws Exception {
        int few = 10_000;
        int many = quick ? 200_000 : 3_000_000;
        Memory least = memory(few, folder.resolve("few"));
        Memory most = memory(many, folder.resolve("many"));
        System.out.printf(
                "-Xmx256m: %,d requests %.0f MB at their peak, %,d requests %.0f MB: ratio %.2f; on the heap after a"
                        + " collection %.0f and %.0f MB%n",
                few,
                least.peakMegabytes,
                many,
                most.peakMegabytes,
                most.peakMegabytes / least.peakMegabytes,
                least.liveMegabytes,
                most.liveMegabytes);
    }

    private static Memory memory(int requests, Path result) throws Exception {
        Path log = Files.createTempFile("aiperf-figure", ".gc");
        try (StubServer stub = StubServer.start(1, 0);
                Client client = Client.aiperf(
                        "-Xmx256m -Xms256m -XX:+AlwaysPreTouch -Xlog:gc:file=" + log,
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
            return new Memory(client.peakMegabytes(), liveMegabytes(log));
        } finally {
            Files.deleteIfExists(log);
        }
    }

    private static double liveMegabytes(Path log) throws IOException {
        List<Double> after = Files.readAllLines(log).stream()
                .map(AFTER_COLLECTION::matcher)
                .filter(Matcher::find)
                .map(found -> Double.valueOf(found.group(1)))
                .toList();
        return after.subList(after.size() * 3 / 4, after.size()).stream()
                .mapToDouble(Double::doubleValue)
                .min()
                .orElse(Double.NaN);
    }
}
