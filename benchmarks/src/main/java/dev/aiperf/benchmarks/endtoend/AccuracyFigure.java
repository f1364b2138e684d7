package dev.aiperf.benchmarks.endtoend;

import dev.aiperf.simulator.RequestTruth;
import dev.aiperf.simulator.Simulator;
import dev.aiperf.simulator.SimulatorOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * What is reported minus what the server itself saw, request by request: from the first measured request on, first with
 * independent streams and then, beside, with the synchronous steps of an engine's batch.
 */
final class AccuracyFigure implements Figure {

    private static final double NANOS_PER_MILLI = 1e6;

    @Override
    public String name() {
        return "accuracy";
    }

    @Override
    public void measure(boolean quick, Path folder) throws Exception {
        int streams = quick ? 200 : 1000;
        compare(
                "independent streams",
                SimulatorOptions.defaults().with("independent-streams", "true"),
                streams,
                folder);
        compare(
                "synchronous batch steps",
                SimulatorOptions.defaults().with("max-batch", "" + streams),
                streams,
                folder);
    }

    private static void compare(String what, SimulatorOptions options, int streams, Path folder)
            throws IOException, InterruptedException {
        Path result = folder.resolve(what.replace(' ', '-'));
        Simulator.warmUp();
        try (Simulator simulator = Simulator.start(options.with("decode-base", "100ms")
                        .with("decode-per-sequence", "0ms")
                        .with("prefill-rate", "10000000")
                        .with("kv-tokens", "100000000"));
                Client client = Client.aiperf(
                        "",
                        result,
                        "--model",
                        "simulated-model",
                        "--url",
                        simulator.uri().toString(),
                        "--streaming",
                        "--concurrency",
                        "" + streams,
                        "--request-count",
                        "" + 4 * streams,
                        "--isl",
                        "32",
                        "--osl",
                        "50",
                        "--tokenizer",
                        "builtin")) {
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
            JsonNode noise = new Result(result).summary().path("noise_floor");
            System.out.println("  its own noise floor: " + noise);
        }
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
