package dev.aiperf.simulator;

import static dev.aiperf.simulator.TestClient.CHAT;
import static dev.aiperf.simulator.TestClient.chat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aiperf.simulator.TestClient.End;
import java.net.BindException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Many clients at once, clients that leave, and the server's own life. */
class SimulatorTest {
    private static final SimulatorOptions FAST = SimulatorOptions.of(
            Map.of("decode-base", "1ms", "decode-per-sequence", "0.01ms", "prefill-rate", "1000000"));

    @Test
    void requestsQueueForTheKvCacheAndMetricsShowIt() throws Exception {
        SimulatorOptions narrow = FAST.with("kv-tokens", "150").with("decode-base", "10ms");
        try (Simulator simulator = Simulator.start(narrow);
                TestClient first = new TestClient(simulator.uri());
                TestClient second = new TestClient(simulator.uri());
                TestClient observer = new TestClient(simulator.uri())) {
            first.send("POST", CHAT, chat("hello", 60, true), "X-Request-ID: first");
            observer.awaitMetric("vllm:num_requests_running{model_name=\"simulated-model\"} 1.0");
            second.send("POST", CHAT, chat("hello", 100, true), "X-Request-ID: second");
            observer.awaitMetric("vllm:num_requests_waiting{model_name=\"simulated-model\"} 1.0");
            first.read();
            second.read();

            assertThat(simulator.truth("second").orElseThrow().contentNanos()[0])
                    .isGreaterThan(simulator.truth("first").orElseThrow().contentNanos()[59]);
            assertThat(first.post(CHAT, chat("hello", 200, true)).status()).isEqualTo(400);
            assertThat(simulator.truth().get(2).outcome()).isEqualTo(RequestTruth.REJECTED);
        }
    }

    @Test
    void aClientThatLeavesIsNoticedWhetherItsAnswerIsQueuedOrUnderWay() throws Exception {
        SimulatorOptions slow = FAST.with("max-batch", "1").with("decode-base", "20ms");
        try (Simulator simulator = Simulator.start(slow);
                TestClient observer = new TestClient(simulator.uri())) {
            TestClient streaming = new TestClient(simulator.uri());
            TestClient waiting = new TestClient(simulator.uri());
            streaming.send("POST", CHAT, chat("hello", 10_000, true), "X-Request-ID: streaming");
            observer.awaitMetric("vllm:num_requests_running{model_name=\"simulated-model\"} 1.0");
            waiting.send("POST", CHAT, chat("hello", 10_000, false), "X-Request-ID: waiting");
            observer.awaitMetric("vllm:num_requests_waiting{model_name=\"simulated-model\"} 1.0");

            waiting.close();
            observer.awaitMetric("vllm:num_requests_waiting{model_name=\"simulated-model\"} 0.0");
            streaming.readByte();
            streaming.close();
            observer.awaitMetric("vllm:num_requests_running{model_name=\"simulated-model\"} 0.0");

            for (String id : List.of("waiting", "streaming")) {
                RequestTruth truth = simulator.truth(id).orElseThrow();
                assertThat(truth.outcome()).isEqualTo(RequestTruth.CANCELLED);
                assertThat(truth.endNanos()).isGreaterThan(truth.receivedNanos());
            }
            assertThat(observer.get("/metrics").body()).contains("finished_reason=\"abort\"} 2.0");
        }
    }

    @Test
    void aPipelinedRequestIsAnsweredInItsTurn() throws Exception {
        try (Simulator simulator = Simulator.start(FAST.with("decode-base", "20ms"));
                TestClient client = new TestClient(simulator.uri())) {
            client.send("POST", CHAT, chat("hello", 5, true));
            client.send("POST", CHAT, chat("hello", 2, true));

            assertThat(client.read().events()).hasSize(7);
            assertThat(client.read().events()).hasSize(4);
            assertThat(client.post(CHAT, chat("hello", 3, true)).end()).isEqualTo(End.COMPLETE);
        }
    }

    @Test
    void aHundredClientsOfAnotherMakeGetAllTheirTokens() throws Exception {
        try (Simulator simulator = Simulator.start(FAST.with("independent-streams", "true"))) {
            HttpClient client =
                    HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
            HttpRequest request = HttpRequest.newBuilder(simulator.uri().resolve(CHAT))
                    .POST(HttpRequest.BodyPublishers.ofString(chat("hello", 50, true)))
                    .build();
            List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                answers.add(client.sendAsync(request, HttpResponse.BodyHandlers.ofString()));
            }
            for (CompletableFuture<HttpResponse<String>> answer : answers) {
                assertThat(answer.get().body().split("\n\n")).hasSize(52);
            }
            assertThat(simulator.truth()).hasSize(100).allSatisfy(truth -> {
                assertThat(truth.outcome()).isEqualTo(RequestTruth.COMPLETED);
                assertThat(truth.contentNanos()).hasSize(50).isSorted();
            });
        }
    }

    @Test
    void aPortInUseIsToldInOneLine() throws Exception {
        try (Simulator simulator = Simulator.start(FAST)) {
            URI uri = simulator.uri();
            SimulatorOptions same = FAST.with("port", String.valueOf(uri.getPort()));

            assertThatThrownBy(() -> Simulator.start(same))
                    .isInstanceOf(BindException.class)
                    .hasMessage("port " + uri.getPort()
                            + " on 127.0.0.1 is in use; choose another, or 0 for any that is free");
        }
    }

    @Test
    void closingTwiceIsClosing() throws Exception {
        Simulator simulator = Simulator.start(FAST);
        simulator.close();
        simulator.close();

        assertThatThrownBy(() -> new TestClient(simulator.uri())).isInstanceOf(Exception.class);
    }
}
