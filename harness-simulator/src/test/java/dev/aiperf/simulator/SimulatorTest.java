package dev.aiperf.simulator;

import static dev.aiperf.simulator.TestClient.chat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import dev.aiperf.simulator.TestClient.Answer;
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
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SimulatorTest {
    private static final Encoding ENCODING = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final SimulatorOptions FAST = SimulatorOptions.of(
            Map.of("decode-base", "1ms", "decode-per-sequence", "0.01ms", "prefill-rate", "1000000"));
    private static final String CHAT = "/v1/chat/completions";

    private static String textOf(List<String> events) {
        return events.stream()
                .filter(event -> !event.equals("[DONE]"))
                .flatMap(event -> JSON.readTree(event).path("choices").valueStream())
                .map(choice -> choice.path("delta").path("content").asString("")
                        + choice.path("text").asString(""))
                .collect(Collectors.joining());
    }

    @Test
    void aStreamIsAsManyTokensAsItSays() throws Exception {
        try (Simulator simulator = Simulator.start(FAST);
                TestClient client = new TestClient(simulator.uri())) {
            String asked = chat("hello world how are you", 20, true)
                    .replace("\"max_tokens\"", "\"stream_options\":{\"include_usage\":true},\"max_tokens\"");
            List<String> events = client.post(CHAT, asked).events();

            JsonNode usage = JSON.readTree(events.get(events.size() - 2)).path("usage");
            assertThat(ENCODING.countTokens(textOf(events))).isEqualTo(20);
            assertThat(usage.path("completion_tokens").intValue()).isEqualTo(20);
            assertThat(usage.path("prompt_tokens").intValue()).isEqualTo(5);
            assertThat(usage.path("total_tokens").intValue()).isEqualTo(25);
            assertThat(events.get(events.size() - 1)).isEqualTo("[DONE]");
        }
    }

    @Test
    void theTruthIsWhatTheClientSaw() throws Exception {
        try (Simulator simulator = Simulator.start(FAST.with("tokens-per-chunk", "3"));
                TestClient client = new TestClient(simulator.uri())) {
            long before = System.nanoTime();
            Answer answer = client.post(CHAT, chat("hello", 10, true), "X-Request-ID: mine");
            RequestTruth truth = simulator.truth("mine").orElseThrow();

            assertThat(truth.status()).isEqualTo(200);
            assertThat(truth.outcome()).isEqualTo(RequestTruth.COMPLETED);
            assertThat(truth.promptTokens()).isEqualTo(1);
            assertThat(truth.completionTokens()).isEqualTo(10);
            assertThat(truth.events()).hasSameSizeAs(answer.events());
            assertThat(truth.events()).extracting(RequestTruth.Event::tokens).containsExactly(0, 3, 3, 3, 1, 0);
            assertThat(truth.events())
                    .extracting(RequestTruth.Event::content)
                    .containsExactly(false, true, true, true, true, false);
            List<Long> instants = new ArrayList<>(List.of(before, truth.headersNanos(), truth.receivedNanos()));
            truth.events().forEach(event -> instants.add(event.nanos()));
            instants.add(truth.endNanos());
            instants.add(System.nanoTime());
            assertThat(instants).isSorted();
            assertThat(truth.contentNanos()).hasSize(4);
            assertThat(client.get("/_truth?id=mine").body()).startsWith("{\"requestId\":\"mine\"");
        }
    }

    @Test
    void anAnswerInOnePieceIsOneEventOfAllItsTokens() throws Exception {
        try (Simulator simulator = Simulator.start(FAST);
                TestClient client = new TestClient(simulator.uri())) {
            JsonNode body =
                    JSON.readTree(client.post(CHAT, chat("hello", 30, false)).body());

            String text =
                    body.path("choices").path(0).path("message").path("content").asString();
            assertThat(ENCODING.countTokens(text)).isEqualTo(30);
            assertThat(body.path("usage").path("completion_tokens").intValue()).isEqualTo(30);
            assertThat(body.path("object").asString()).isEqualTo("chat.completion");
            assertThat(body.path("choices").path(0).path("finish_reason").asString())
                    .isEqualTo("length");
            assertThat(simulator.truth().get(0).events())
                    .singleElement()
                    .satisfies(event -> assertThat(event.tokens()).isEqualTo(30));
        }
    }

    @Test
    void plainCompletionsHaveTextForChunks() throws Exception {
        try (Simulator simulator = Simulator.start(FAST);
                TestClient client = new TestClient(simulator.uri())) {
            String prompt = "{\"model\":\"m\",\"stream\":%s,\"max_tokens\":7,\"prompt\":%s}";
            List<String> events = client.post("/v1/completions", prompt.formatted(true, "\"hello world\""))
                    .events();
            JsonNode whole = JSON.readTree(client.post("/v1/completions", prompt.formatted(false, "[1,2,3,4]"))
                    .body());

            assertThat(ENCODING.countTokens(textOf(events))).isEqualTo(7);
            assertThat(events).hasSize(8);
            assertThat(whole.path("usage").path("prompt_tokens").intValue()).isEqualTo(4);
            assertThat(ENCODING.countTokens(
                            whole.path("choices").path(0).path("text").asString()))
                    .isEqualTo(7);
        }
    }

    @Test
    void thePromptIsTheTextOfAllMessages() throws Exception {
        try (Simulator simulator = Simulator.start(FAST);
                TestClient client = new TestClient(simulator.uri())) {
            client.post(
                    CHAT,
                    "{\"model\":\"m\",\"max_completion_tokens\":1,\"messages\":["
                            + "{\"role\":\"system\",\"content\":\"be kind\"},"
                            + "{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"what is this\"},"
                            + "{\"type\":\"image_url\",\"image_url\":{\"url\":\"data:,\"}}]}]}");

            assertThat(simulator.truth().get(0).promptTokens())
                    .isEqualTo(ENCODING.countTokens("be kind\nwhat is this"));
        }
    }

    @Test
    void reasoningComesFirstAndIsCounted() throws Exception {
        try (Simulator simulator =
                        Simulator.start(FAST.with("reasoning-tokens", "4").with("tokens-per-chunk", "3"));
                TestClient client = new TestClient(simulator.uri())) {
            List<String> events = client.post(CHAT, chat("hello", 10, true)).events();
            List<JsonNode> deltas = events.subList(1, events.size() - 1).stream()
                    .map(event -> JSON.readTree(event).path("choices").path(0).path("delta"))
                    .toList();
            String reasoning =
                    deltas.stream().map(d -> d.path("reasoning").asString("")).collect(Collectors.joining());

            assertThat(ENCODING.countTokens(reasoning)).isEqualTo(4);
            assertThat(ENCODING.countTokens(reasoning + textOf(events))).isEqualTo(10);
            assertThat(deltas).as("chunks of 3 and 1, then 3 and 3").hasSize(4);
            assertThat(simulator.truth().get(0).reasoningTokens()).isEqualTo(4);
        }
    }

    @Test
    void withoutALengthAnswersVaryAboutTheUsualOneAndEndByThemselves() throws Exception {
        try (Simulator simulator = Simulator.start(FAST.with("output-tokens", "40"));
                TestClient client = new TestClient(simulator.uri())) {
            String free = "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]%s}";
            for (int i = 0; i < 20; i++) {
                assertThat(client.post(CHAT, free.formatted("")).body()).contains("\"finish_reason\":\"stop\"");
            }
            client.post(CHAT, free.formatted(",\"ignore_eos\":true"));
            client.post(CHAT, free.formatted(",\"min_tokens\":77"));

            List<Integer> lengths = simulator.truth().stream()
                    .map(RequestTruth::completionTokens)
                    .toList();
            assertThat(lengths.subList(0, 20)).allMatch(length -> length >= 30 && length <= 50);
            assertThat(lengths.subList(0, 20).stream().distinct().count()).isGreaterThan(5);
            assertThat(lengths.subList(20, 22)).containsExactly(40, 77);
        }
    }

    @Test
    void theSameSeedAnswersTheSame() throws Exception {
        List<String> texts = new ArrayList<>();
        for (String seed : new String[] {"5", "5", "6"}) {
            try (Simulator simulator = Simulator.start(FAST.with("seed", seed));
                    TestClient client = new TestClient(simulator.uri())) {
                texts.add(textOf(client.post(CHAT, chat("hello", 10, true)).events()));
            }
        }
        assertThat(texts.get(1)).isEqualTo(texts.get(0));
        assertThat(texts.get(2)).isNotEqualTo(texts.get(0));
    }

    @Test
    void aKnownPrefixIsTold() throws Exception {
        String prompt = "hello ".repeat(200).strip();
        try (Simulator simulator = Simulator.start(FAST);
                TestClient client = new TestClient(simulator.uri())) {
            client.post(CHAT, chat(prompt, 1, true));
            client.post(CHAT, chat(prompt, 1, true));
            String metrics = client.get("/metrics").body();
            client.post("/reset_prefix_cache", "");
            client.post(CHAT, chat(prompt, 1, true));

            assertThat(simulator.truth()).extracting(RequestTruth::promptTokens).containsExactly(200, 200, 200);
            assertThat(simulator.truth()).extracting(RequestTruth::cachedTokens).containsExactly(0, 192, 0);
            assertThat(metrics)
                    .contains("vllm:prefix_cache_queries_total{model_name=\"simulated-model\"} 400.0")
                    .contains("vllm:prefix_cache_hits_total{model_name=\"simulated-model\"} 192.0");
        }
    }

    @Test
    void requestsQueueForTheKvCacheAndMetricsShowIt() throws Exception {
        SimulatorOptions narrow = FAST.with("kv-tokens", "150").with("decode-base", "10ms");
        try (Simulator simulator = Simulator.start(narrow);
                TestClient first = new TestClient(simulator.uri());
                TestClient second = new TestClient(simulator.uri());
                TestClient observer = new TestClient(simulator.uri())) {
            first.send("POST", CHAT, chat("hello", 60, true), "X-Request-ID: first");
            awaitMetric(observer, "vllm:num_requests_running{model_name=\"simulated-model\"} 1.0");
            second.send("POST", CHAT, chat("hello", 100, true), "X-Request-ID: second");
            awaitMetric(observer, "vllm:num_requests_waiting{model_name=\"simulated-model\"} 1.0");
            first.read();
            second.read();

            assertThat(simulator.truth("second").orElseThrow().contentNanos()[0])
                    .isGreaterThan(simulator.truth("first").orElseThrow().contentNanos()[59]);
            assertThat(first.post(CHAT, chat("hello", 200, true)).status()).isEqualTo(400);
            assertThat(simulator.truth().get(2).outcome()).isEqualTo(RequestTruth.REJECTED);
        }
    }

    private static void awaitMetric(TestClient client, String line) throws Exception {
        long deadline = System.nanoTime() + 5_000_000_000L;
        while (!client.get("/metrics").body().contains(line)) {
            assertThat(System.nanoTime()).as("%s never seen", line).isLessThan(deadline);
            Thread.sleep(2);
        }
    }

    @Test
    void metricsCountWhatWasDone() throws Exception {
        try (Simulator simulator = Simulator.start(FAST.with("model", "llama,qwen"));
                TestClient client = new TestClient(simulator.uri())) {
            client.post(CHAT, chat("hello world", 5, true));
            client.post(CHAT, chat("hello world", 6, false));
            awaitMetric(client, "vllm:num_requests_running{model_name=\"llama\"} 0.0");
            Answer metrics = client.get("/metrics");

            assertThat(metrics.headerIs("Content-Type", "text/plain; version=0.0.4"))
                    .isTrue();
            assertThat(metrics.body())
                    .contains("vllm:prompt_tokens_total{model_name=\"llama\"} 4.0\n")
                    .contains("vllm:generation_tokens_total{model_name=\"llama\"} 11.0\n")
                    .contains("vllm:kv_cache_usage_perc{model_name=\"llama\"} 0.0\n")
                    .contains("vllm:time_to_first_token_seconds_count{model_name=\"llama\"} 2.0\n")
                    .contains("vllm:time_to_first_token_seconds_bucket{model_name=\"llama\",le=\"+Inf\"} 2.0\n")
                    .contains("vllm:request_success_total{model_name=\"llama\",finished_reason=\"length\"} 2.0\n");
        }
    }

    @Test
    void modelsAreListedAndOthersRefusedWhereAsked() throws Exception {
        try (Simulator simulator =
                        Simulator.start(FAST.with("model", "llama, qwen").with("any-model", "false"));
                TestClient client = new TestClient(simulator.uri())) {
            JsonNode models = JSON.readTree(client.get("/v1/models").body());
            Answer unknown = client.post(CHAT, chat("hello", 1, true));
            Answer known = client.post(CHAT, chat("hello", 1, true).replace("\"m\"", "\"qwen\""));

            assertThat(models.path("data")
                            .valueStream()
                            .map(model -> model.path("id").asString()))
                    .containsExactly("llama", "qwen");
            assertThat(unknown.status()).isEqualTo(404);
            assertThat(JSON.readTree(unknown.body()).path("error").path("code").asString())
                    .isEqualTo("model_not_found");
            assertThat(known.status()).isEqualTo(200);
        }
    }

    @Test
    void anApiKeyIsAskedForWhereOneIsSet() throws Exception {
        try (Simulator simulator = Simulator.start(FAST.with("api-key", "secret"));
                TestClient client = new TestClient(simulator.uri())) {
            Answer without = client.post(CHAT, chat("hello", 1, true));
            Answer wrong = client.get("/v1/models", "Authorization: Bearer other");
            Answer right = client.post(CHAT, chat("hello", 1, true), "Authorization: Bearer secret");

            assertThat(without.status()).isEqualTo(401);
            assertThat(JSON.readTree(without.body()).path("error").path("code").asString())
                    .isEqualTo("invalid_api_key");
            assertThat(wrong.status()).isEqualTo(401);
            assertThat(right.status()).isEqualTo(200);
            assertThat(client.get("/health").status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not json",
                "[]",
                "{\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}",
                "{\"model\":\"m\"}",
                "{\"model\":\"m\",\"messages\":[]}",
                "{\"model\":\"m\",\"max_tokens\":0,\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}",
                "{\"model\":\"m\",\"max_tokens\":\"x\",\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}"
            })
    void aBadRequestIsRefusedWithAReason(String body) throws Exception {
        try (Simulator simulator = Simulator.start(FAST);
                TestClient client = new TestClient(simulator.uri())) {
            Answer answer = client.post(CHAT, body);

            assertThat(answer.status()).isEqualTo(400);
            JsonNode error = JSON.readTree(answer.body()).path("error");
            assertThat(error.path("message").asString("")).isNotEmpty();
            assertThat(error.path("type").asString()).isEqualTo("invalid_request_error");
            assertThat(client.post(CHAT, chat("hello", 1, true)).status())
                    .as("the next")
                    .isEqualTo(200);
        }
    }

    @Test
    void aWrongPathOrMethodIsToldInJson() throws Exception {
        try (Simulator simulator = Simulator.start(FAST);
                TestClient client = new TestClient(simulator.uri())) {
            assertThat(client.get("/v1/nothing").status()).isEqualTo(404);
            assertThat(client.get("/v1/nothing").body()).contains("\"error\"");
            assertThat(client.get(CHAT).status()).isEqualTo(405);
            assertThat(client.get("/version").body()).contains("\"version\":\"simulator-");
        }
    }

    @Test
    void theTruthIsToldLineByLineAndMayBeCleared() throws Exception {
        try (Simulator simulator = Simulator.start(FAST.with("truth-limit", "2"));
                TestClient client = new TestClient(simulator.uri())) {
            for (int i = 0; i < 3; i++) {
                client.post(CHAT, chat("hello", 1, true), "X-Request-ID: r" + i);
            }
            List<String> lines = client.get("/_truth").body().lines().toList();

            assertThat(lines).as("the oldest is dropped").hasSize(2);
            JsonNode last = JSON.readTree(lines.get(1));
            assertThat(last.path("requestId").asString()).isEqualTo("r2");
            assertThat(last.path("events")).hasSize(3);
            assertThat(client.get("/_truth?id=r0").status()).isEqualTo(404);
            client.send("DELETE", "/_truth", "");
            assertThat(client.read().status()).isEqualTo(204);
            assertThat(client.get("/_truth").body()).isEmpty();
            assertThat(simulator.truth()).isEmpty();
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
            awaitMetric(observer, "vllm:num_requests_running{model_name=\"simulated-model\"} 1.0");
            waiting.send("POST", CHAT, chat("hello", 10_000, false), "X-Request-ID: waiting");
            awaitMetric(observer, "vllm:num_requests_waiting{model_name=\"simulated-model\"} 1.0");

            waiting.close();
            awaitMetric(observer, "vllm:num_requests_waiting{model_name=\"simulated-model\"} 0.0");
            streaming.readByte();
            streaming.close();
            awaitMetric(observer, "vllm:num_requests_running{model_name=\"simulated-model\"} 0.0");

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
                    .hasMessage("port " + uri.getPort() + " on 127.0.0.1 is in use");
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
