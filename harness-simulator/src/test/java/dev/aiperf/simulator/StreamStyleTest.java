package dev.aiperf.simulator;

import static dev.aiperf.simulator.TestClient.CHAT;
import static dev.aiperf.simulator.TestClient.chat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aiperf.simulator.TestClient.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whole streams in each style, over a real connection. */
class StreamStyleTest {
    private static final SimulatorOptions FAST = SimulatorOptions.of(Map.of("decode-base", "1ms"));

    private static Answer stream(SimulatorOptions options, String streamOptions) throws Exception {
        String body = chat("hello", 3, true)
                .replace("\"stream\":true", "\"stream\":true,\"stream_options\":" + streamOptions);
        try (Simulator simulator = Simulator.start(options);
                TestClient client = new TestClient(simulator.uri())) {
            Answer answer = client.post(CHAT, body);
            assertThat(simulator.truth().get(0).events()).hasSameSizeAs(answer.events());
            return answer;
        }
    }

    /** Events beside three of content: role, finish, usage, done. */
    @ParameterizedTest
    @CsvSource({"openai,4", "vllm,3", "sglang,4", "tgi,2", "trtllm,3", "ollama,3"})
    void aDialectHasItsNumberOfEvents(String dialect, int others) throws Exception {
        SimulatorOptions options = FAST.with("dialect", dialect);

        List<String> asked = stream(options, "{\"include_usage\":true}").events();
        List<String> notAsked = stream(options, "{}").events();

        assertThat(asked).hasSize(3 + others).last().isEqualTo("[DONE]");
        assertThat(notAsked).hasSize(3 + others - 1).last().isEqualTo("[DONE]");
        assertThat(asked.get(asked.size() - 2)).contains("\"choices\":[],\"usage\":{");
        assertThat(notAsked).noneMatch(event -> event.contains("\"usage\":{"));
    }

    @Test
    void usageGrowsFromChunkToChunkWhereItIsContinuous() throws Exception {
        List<Integer> byRequest =
                completionTokens(stream(FAST, "{\"include_usage\":true,\"continuous_usage_stats\":true}"));
        List<Integer> byOption = completionTokens(stream(FAST.with("usage-each-chunk", "true"), "{}"));

        assertThat(byRequest).containsExactly(1, 1, 2, 3, 3);
        assertThat(byOption).containsExactly(1, 1, 2, 3);
    }

    private static List<Integer> completionTokens(Answer answer) {
        return answer.events().stream()
                .filter(event -> !event.equals("[DONE]"))
                .map(event -> JsonMapper.shared().readTree(event))
                .map((JsonNode event) ->
                        event.path("usage").path("completion_tokens").asInt())
                .toList();
    }

    @Test
    void theRoleChunkMayBeLeftOutOrPutIn() throws Exception {
        assertThat(stream(FAST.with("role-chunk", "false"), "{}").events()).hasSize(4);
        assertThat(stream(FAST.with("role-chunk", "true").with("dialect", "tgi"), "{}")
                        .events())
                .hasSize(5);
    }

    @Test
    void theFieldForReasoningMayBeChosen() throws Exception {
        SimulatorOptions reasoning = FAST.with("reasoning-tokens", "2");

        assertThat(stream(reasoning, "{}").body()).contains("{\"reasoning\":\"");
        assertThat(stream(reasoning.with("reasoning-field", "reasoning_content"), "{}")
                        .body())
                .contains("{\"reasoning_content\":\"");
    }

    @Test
    void commentsKeepASlowStreamAlive() throws Exception {
        SimulatorOptions slow =
                FAST.with("decode-base", "60ms").with("comments", "10ms").with("line-ends", "crlf");
        Answer answer = stream(slow, "{}");

        assertThat(answer.body().split(": ping\r\n\r\n", -1).length - 1).isGreaterThan(5);
        assertThat(answer.events()).hasSize(5);
    }
}
