package dev.aiperf.simulator;

import static dev.aiperf.simulator.TestClient.CHAT;
import static dev.aiperf.simulator.TestClient.chat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aiperf.simulator.TestClient.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Everything that is served beside text, and what is refused. */
class EndpointsTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final SimulatorOptions FAST = SimulatorOptions.of(
            Map.of("decode-base", "1ms", "decode-per-sequence", "0.01ms", "prefill-rate", "1000000"));

    @Test
    void metricsCountWhatWasDone() throws Exception {
        try (Simulator simulator = Simulator.start(FAST.with("model", "llama,qwen"));
                TestClient client = new TestClient(simulator.uri())) {
            client.post(CHAT, chat("hello world", 5, true));
            client.post(CHAT, chat("hello world", 6, false));
            client.awaitMetric("vllm:num_requests_running{model_name=\"llama\"} 0.0");
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
}
