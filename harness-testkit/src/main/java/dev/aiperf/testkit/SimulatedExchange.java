package dev.aiperf.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiperf.dataset.Turn;
import dev.aiperf.endpoint.EndpointType;
import dev.aiperf.endpoint.RequestSettings;
import dev.aiperf.endpoint.ResponsePart;
import dev.aiperf.endpoint.ResponseReader;
import dev.aiperf.simulator.RequestTruth;
import dev.aiperf.simulator.Simulator;
import dev.aiperf.simulator.SimulatorOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * One question to the simulator, asked and read by an endpoint type.
 *
 * @param parts what the type read of the answer, event by event
 * @param truth what the simulator says that it did
 */
record SimulatedExchange(List<ResponsePart> parts, RequestTruth truth) {

    private static final String REQUEST_ID = "the-request";
    private static final int OUTPUT_TOKENS = 12;

    /**
     * Asks a simulator that is started for this question.
     *
     * @param options what the simulator has of its own
     * @throws AssertionError when it doesn't answer with a status of 200
     */
    static SimulatedExchange ask(EndpointType type, boolean streaming, Map<String, String> options)
            throws IOException, InterruptedException {
        SimulatorOptions fast =
                SimulatorOptions.of(options).with("decode-base", "0.1ms").with("prefill-rate", "1e6");
        try (Simulator simulator = Simulator.start(fast)) {
            Turn turn = new Turn(
                    List.of("Which of the two is faster, and why?"),
                    OptionalInt.empty(),
                    OptionalInt.of(OUTPUT_TOKENS),
                    Map.of());
            RequestSettings settings = new RequestSettings("simulated-model", streaming, false, Map.of());
            byte[] body = type.encoder(settings).encode(turn);
            HttpResponse<String> answer = post(simulator.uri().resolve(type.path()), body);
            assertThat(answer.statusCode())
                    .as("the simulator's status for %s", text(body))
                    .isEqualTo(200);
            List<ResponsePart> parts = new ArrayList<>();
            ResponseReader reader = type.reader();
            for (String event : streaming ? events(answer.body()) : List.of(answer.body())) {
                byte[] data = event.getBytes(StandardCharsets.UTF_8);
                parts.add(reader.read(data, 0, data.length));
            }
            return new SimulatedExchange(parts, simulator.truth(REQUEST_ID).orElseThrow());
        }
    }

    String content() {
        return String.join("", parts.stream().map(ResponsePart::content).toList());
    }

    String reasoning() {
        return String.join("", parts.stream().map(ResponsePart::reasoning).toList());
    }

    private static HttpResponse<String> post(URI url, byte[] body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(url)
                .header("Content-Type", "application/json")
                .header("X-Request-ID", REQUEST_ID)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    /** The simulator writes each event's data on one line. */
    private static List<String> events(String stream) {
        return stream.lines()
                .filter(line -> line.startsWith("data:"))
                .map(line -> line.substring("data:".length()).strip())
                .toList();
    }

    private static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }
}
