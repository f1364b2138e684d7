package dev.aiperf.benchmarks.endtoend;

import dev.aiperf.simulator.RequestTruth;
import dev.aiperf.simulator.Simulator;
import dev.aiperf.simulator.SimulatorOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * What is reported minus what the server itself saw, request by request, from the first measured request on.
 *
 * <p>The streams begin by an open loop, so that their number grows to the one asked for; in a closed loop all begin in one
 * instant, and what the server takes to read so many requests at once, before it says that it received them, is then part of
 * the difference. That is measured last, beside.
 */
final class AccuracyFigure implements Figure {

    private static final double NANOS_PER_MILLI = 1e6;
    /** At ten a second. */
    private static final int EVENTS = 50;

    private static final int ANSWER_SECONDS = 5;

    @Override
    public String name() {
        return "accuracy";
    }

    @Override
    public void measure(boolean quick, Path folder) throws Exception {
        int streams = quick ? 200 : 1000;
        List<String> arriving =
                List.of("--request-rate", "" + streams / ANSWER_SECONDS, "--arrival-pattern", "constant");
        List<String> atOnce = List.of("--concurrency", "" + streams);
        SimulatorOptions independent = SimulatorOptions.defaults().with("independent-streams", "true");
        SimulatorOptions inSteps = SimulatorOptions.defaults().with("max-batch", "" + 2 * streams);
        Path seen = folder.resolve("bare-loop.txt");
        // The server is in this process, and its first thousand streams have it compiled.
        bareLoop(independent, streams, seen);
        print("bare NIO loop", streams, bareLoop(independent, streams, seen));
        compare("independent streams", independent, streams, arriving, folder);
        compare("synchronous batch steps", inSteps, streams, arriving, folder);
        compare("independent streams that begin at once", independent, streams, atOnce, folder);
    }

    /** The same arrivals by a client that does nothing else: what the machine and the server themselves add. */
    private static List<Ways> bareLoop(SimulatorOptions options, int streams, Path seen)
            throws IOException, InterruptedException {
        try (Simulator simulator = start(options);
                Client client = Client.java(
                        NioArrivals.class,
                        simulator.uri().toString(),
                        "" + streams / ANSWER_SECONDS,
                        "" + 4 * streams,
                        "" + 2 * streams,
                        "" + EVENTS,
                        seen.toString())) {
            client.join(Duration.ofMinutes(5));
            Map<String, RequestTruth> truth = truth(simulator);
            List<Ways> ways = new ArrayList<>();
            for (String line : Files.readAllLines(seen)) {
                String[] parts = line.split(" ", 3);
                ways.add(ways(Long.parseLong(parts[1]), Long.parseLong(parts[2]), truthOf(parts[0], truth)));
            }
            return ways;
        }
    }

    private static void compare(String what, SimulatorOptions options, int streams, List<String> traffic, Path folder)
            throws IOException, InterruptedException {
        Path result = folder.resolve(what.replace(' ', '-'));
        long wallClock = wallClockOfNanoTime();
        try (Simulator simulator = start(options);
                Client client = Client.aiperf("", result, arguments(simulator.uri(), streams, traffic))) {
            client.join(Duration.ofMinutes(5));
            List<JsonNode> records = new Result(result).records();
            Map<String, RequestTruth> truth = truth(simulator);
            print(
                    what,
                    streams,
                    records.stream()
                            .map(record -> ways(record, wallClock, truthOf(idOf(record), truth)))
                            .toList());
            print(
                    "gaps",
                    records.stream()
                            .flatMapToDouble(record -> Arrays.stream(gapErrors(record, truthOf(idOf(record), truth))))
                            .map(Math::abs)
                            .toArray());
            JsonNode noise = new Result(result).summary().at("/client/noise_floor");
            System.out.println("  its own noise floor: " + noise);
        }
    }

    private static Simulator start(SimulatorOptions options) throws IOException {
        return Simulator.start(options.with("decode-base", "100ms")
                .with("decode-per-sequence", "0ms")
                .with("prefill-rate", "10000000")
                .with("kv-tokens", "100000000"));
    }

    private static Map<String, RequestTruth> truth(Simulator simulator) {
        return simulator.truth().stream().collect(Collectors.toMap(RequestTruth::requestId, Function.identity()));
    }

    private static String[] arguments(URI url, int streams, List<String> traffic) {
        List<String> arguments = new ArrayList<>(List.of(
                "--model",
                "simulated-model",
                "--url",
                url.toString(),
                "--streaming",
                "--request-count",
                "" + 4 * streams,
                "--isl",
                "32",
                "--osl",
                "" + EVENTS,
                "--tokenizer",
                "builtin"));
        arguments.addAll(traffic);
        return arguments.toArray(String[]::new);
    }

    private static String idOf(JsonNode record) {
        return record.at("/metadata/x_request_id").asString();
    }

    private static RequestTruth truthOf(String id, Map<String, RequestTruth> truth) {
        return Objects.requireNonNull(truth.get(id));
    }

    /** How long the request took to the server, and the first content from it, in ms. Together they are the TTFT's error. */
    private record Ways(double there, double back) {}

    private static Ways ways(long startNanos, long firstNanos, RequestTruth truth) {
        return new Ways(
                (truth.receivedNanos() - startNanos) / NANOS_PER_MILLI,
                (firstNanos - truth.contentNanos()[0]) / NANOS_PER_MILLI);
    }

    private static Ways ways(JsonNode record, long wallClock, RequestTruth truth) {
        long start = record.at("/metadata/request_start_ns").asLong() - wallClock;
        double firstMillis = record.at("/metrics/time_to_first_token/value").asDouble();
        return ways(start, start + (long) (firstMillis * NANOS_PER_MILLI), truth);
    }

    /** What to add to {@link System#nanoTime()}, which the processes of a machine share, for the time of day. */
    private static long wallClockOfNanoTime() {
        long before = System.nanoTime();
        Instant now = Instant.now();
        long nanos = (before + System.nanoTime()) / 2;
        return now.getEpochSecond() * 1_000_000_000L + now.getNano() - nanos;
    }

    private static double[] gapErrors(JsonNode record, RequestTruth truth) {
        double[] gaps = StreamSupport.stream(
                        record.at("/metrics/inter_chunk_latency/value").spliterator(), false)
                .mapToDouble(JsonNode::asDouble)
                .toArray();
        long[] content = truth.contentNanos();
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] -= (content[i + 1] - content[i]) / NANOS_PER_MILLI;
        }
        return gaps;
    }

    private static void print(String what, int streams, List<Ways> ways) {
        System.out.println(what + ", " + streams + " streams, " + ways.size() + " requests:");
        print("TTFT", ways.stream().mapToDouble(way -> way.there + way.back).toArray());
        print("  to the server", ways.stream().mapToDouble(Ways::there).toArray());
        print("  from the server", ways.stream().mapToDouble(Ways::back).toArray());
    }

    private static void print(String what, double[] errors) {
        System.out.printf(
                "  %s: reported minus true, ms: p50 %.3f, p90 %.3f, p99 %.3f, most %.3f%n",
                what,
                Result.percentile(errors, 50),
                Result.percentile(errors, 90),
                Result.percentile(errors, 99),
                Result.percentile(errors, 100));
    }
}
