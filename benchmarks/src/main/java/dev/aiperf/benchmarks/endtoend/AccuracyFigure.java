package dev.aiperf.benchmarks.endtoend;

import dev.aiperf.simulator.RequestTruth;
import dev.aiperf.simulator.Simulator;
import dev.aiperf.simulator.SimulatorOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
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
                List.of("--request-rate", "" + streams / ANSWER_SECONDS, "--arrival-pattern", "poisson");
        List<String> atOnce = List.of("--concurrency", "" + streams);
        SimulatorOptions independent = SimulatorOptions.defaults().with("independent-streams", "true");
        SimulatorOptions inSteps = SimulatorOptions.defaults().with("max-batch", "" + 2 * streams);
        compare("independent streams", independent, streams, arriving, folder);
        compare("synchronous batch steps", inSteps, streams, arriving, folder);
        compare("independent streams that begin at once", independent, streams, atOnce, folder);
    }

    private static void compare(String what, SimulatorOptions options, int streams, List<String> traffic, Path folder)
            throws IOException, InterruptedException {
        Path result = folder.resolve(what.replace(' ', '-'));
        Simulator.warmUp();
        try (Simulator simulator = Simulator.start(options.with("decode-base", "100ms")
                        .with("decode-per-sequence", "0ms")
                        .with("prefill-rate", "10000000")
                        .with("kv-tokens", "100000000"));
                Client client = Client.aiperf("", result, arguments(simulator.uri(), streams, traffic))) {
            client.join(Duration.ofMinutes(5));
            List<JsonNode> records = new Result(result).records();
            Map<String, RequestTruth> truth =
                    simulator.truth().stream().collect(Collectors.toMap(RequestTruth::requestId, Function.identity()));
            System.out.println(what + ", " + streams + " streams, " + records.size() + " requests:");
            print(
                    "  TTFT",
                    records.stream()
                            .mapToDouble(record -> ttftError(record, truthOf(record, truth)))
                            .toArray());
            print(
                    "  gaps",
                    records.stream()
                            .flatMapToDouble(
                                    record -> java.util.Arrays.stream(gapErrors(record, truthOf(record, truth))))
                            .map(Math::abs)
                            .toArray());
            JsonNode noise = new Result(result).summary().at("/client/noise_floor");
            System.out.println("  its own noise floor: " + noise);
        }
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

    private static RequestTruth truthOf(JsonNode record, Map<String, RequestTruth> truth) {
        return Objects.requireNonNull(
                truth.get(record.at("/metadata/x_request_id").asString()));
    }

    private static double ttftError(JsonNode record, RequestTruth truth) {
        return record.at("/metrics/time_to_first_token/value").asDouble()
                - (truth.contentNanos()[0] - truth.receivedNanos()) / NANOS_PER_MILLI;
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

    private static void print(String what, double[] errors) {
        System.out.printf(
                "%s: reported minus true, ms: p50 %.3f, p90 %.3f, p99 %.3f, most %.3f%n",
                what,
                Result.percentile(errors, 50),
                Result.percentile(errors, 90),
                Result.percentile(errors, 99),
                Result.percentile(errors, 100));
    }
}
