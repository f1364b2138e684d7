package dev.aiperf.simulator;

import static dev.aiperf.simulator.TestClient.CHAT;
import static dev.aiperf.simulator.TestClient.chat;
import static org.assertj.core.api.Assertions.assertThat;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import dev.aiperf.simulator.TestClient.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What answers say, and what the truth tells of them. */
class AnswersTest {
    private static final Encoding ENCODING = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final SimulatorOptions FAST = SimulatorOptions.of(
            Map.of("decode-base", "1ms", "decode-per-sequence", "0.01ms", "prefill-rate", "1000000"));

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
}
