package dev.aiperf.simulator.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The bytes of each dialect, compared with those of the servers they are of. */
class DialectTest {
    private static final String HEAD =
            "{\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\",\"created\":5,\"model\":\"m\",";
    private static final Usage USAGE = new Usage(7, 0, 2, 0);
    private static final String USAGE_JSON = "{\"prompt_tokens\":7,\"completion_tokens\":2,\"total_tokens\":9,"
            + "\"prompt_tokens_details\":{\"cached_tokens\":0},\"completion_tokens_details\":{\"reasoning_tokens\":0}}";

    private static ChunkForm form(String dialect, boolean usageAsked) {
        return form(style(dialect, "\n"), Api.CHAT, usageAsked);
    }

    private static ChunkForm form(AnswerStyle style, Api api, boolean usageAsked) {
        return new ChunkForm(style, new AnswerHead(api, api.idPrefix() + "1", 5, "m"), usageAsked);
    }

    private static AnswerStyle style(String dialect, String lineEnd) {
        return new AnswerStyle(dialect, Optional.empty(), Optional.empty(), 1, false, Duration.ZERO, lineEnd);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Test
    void vllmSaysTheFinishReasonWithTheLastToken() {
        ChunkForm form = form("vllm", true);

        assertThat(text(form.role(null)))
                .isEqualTo("data: " + HEAD
                        + "\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\"},"
                        + "\"logprobs\":null,\"finish_reason\":null}]}\n\n");
        assertThat(text(form.words(" word", false, null)))
                .isEqualTo("data: " + HEAD + "\"choices\":[{\"index\":0,\"delta\":{\"content\":\" word\"},"
                        + "\"logprobs\":null,\"finish_reason\":null}]}\n\n");
        assertThat(text(form.lastWords(" word", false, "length", null)))
                .isEqualTo("data: " + HEAD + "\"choices\":[{\"index\":0,\"delta\":{\"content\":\" word\"},"
                        + "\"logprobs\":null,\"finish_reason\":\"length\"}]}\n\n");
        assertThat(text(form.words(" word", true, null))).contains("\"delta\":{\"reasoning\":\" word\"}");
        assertThat(text(form.usage(USAGE)))
                .isEqualTo("data: " + HEAD + "\"choices\":[],\"usage\":" + USAGE_JSON + "}\n\n");
        assertThat(text(form.done())).isEqualTo("data: [DONE]\n\n");
        assertThat(Dialect.named("vllm").finishWithLastToken()).isTrue();
        assertThat(Dialect.named("vllm").roleChunk()).isTrue();
    }

    @Test
    void openaiEndsWithAnEmptyDeltaAndHasANullUsageOnceUsageIsAsked() {
        assertThat(text(form("openai", true).finish("stop", null)))
                .startsWith("data: " + HEAD + "\"service_tier\":\"default\",\"system_fingerprint\":\"fp_simulated\",")
                .endsWith(
                        "\"choices\":[{\"index\":0,\"delta\":{},\"logprobs\":null,\"finish_reason\":\"stop\"}],\"usage\":null}\n\n");
        assertThat(text(form("openai", false).words("word", false, null)))
                .endsWith("\"delta\":{\"content\":\"word\"},\"logprobs\":null,\"finish_reason\":null}]}\n\n");
        assertThat(text(form("openai", false).role(null)))
                .contains("\"delta\":{\"role\":\"assistant\",\"content\":\"\",\"refusal\":null}");
        assertThat(Dialect.named("openai").finishWithLastToken()).isFalse();
    }

    @Test
    void sglangHasEveryFieldInEveryChunk() {
        assertThat(text(form("sglang", false).words("word", false, null)))
                .isEqualTo("data: " + HEAD + "\"choices\":[{\"index\":0,\"delta\":{\"role\":null,\"content\":\"word\","
                        + "\"reasoning_content\":null,\"tool_calls\":null},\"logprobs\":null,\"finish_reason\":null,"
                        + "\"matched_stop\":null}],\"usage\":null}\n\n");
        assertThat(text(form("sglang", false).words("word", true, null)))
                .contains("\"content\":null,\"reasoning_content\":\"word\"");
    }

    @Test
    void tgiHasNoSpaceAfterDataAndTheRoleInEveryDelta() {
        assertThat(text(form("tgi", false).words("word", false, null)))
                .startsWith("data:{\"id\"")
                .contains("\"delta\":{\"role\":\"assistant\",\"content\":\"word\"}")
                .endsWith("\"finish_reason\":null}],\"usage\":null}\n\n");
        assertThat(text(form("tgi", false).done())).isEqualTo("data:[DONE]\n\n");
        assertThat(Dialect.named("tgi").roleChunk()).isFalse();
    }

    @Test
    void tensorRtLlmHasAnEmptyListOfToolCalls() {
        assertThat(text(form("trtllm", false).role(null)))
                .contains(
                        "\"delta\":{\"role\":\"assistant\",\"content\":\"\",\"reasoning_content\":null,\"tool_calls\":[]}");
        assertThat(Dialect.named("trtllm").roleChunk()).isTrue();
    }

    @Test
    void ollamaHasAnEmptyContentBesideReasoningAndToFinishWith() {
        assertThat(text(form("ollama", false).words("word", true, null)))
                .contains("\"system_fingerprint\":\"fp_ollama\"")
                .contains(
                        "\"delta\":{\"role\":\"assistant\",\"content\":\"\",\"reasoning\":\"word\"},\"finish_reason\":null");
        assertThat(text(form("ollama", false).finish("stop", null)))
                .endsWith("\"delta\":{\"role\":\"assistant\",\"content\":\"\"},\"finish_reason\":\"stop\"}]}\n\n");
        assertThat(Dialect.named("ollama").roleChunk()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"openai", "vllm", "sglang", "tgi", "trtllm", "ollama"})
    void everyChunkOfEveryDialectIsJsonAndCarriesUsageWhereItIsToldTo(String dialect) {
        ChunkForm chat = form(dialect, true);
        ChunkForm completions = form(style(dialect, "\n"), Api.COMPLETIONS, true);
        for (ChunkForm form : new ChunkForm[] {chat, completions}) {
            for (byte[] chunk : new byte[][] {
                form.role(USAGE), form.words(" für", false, USAGE), form.words(" für", true, USAGE),
                form.lastWords(" für", false, "stop", USAGE), form.finish("stop", USAGE), form.usage(USAGE)
            }) {
                JsonNode node = json(chunk);
                assertThat(node.path("usage").path("total_tokens").intValue()).isEqualTo(9);
                assertThat(node.path("model").asString()).isEqualTo("m");
            }
        }
        for (byte[] chunk : new byte[][] {
            completions.words(" für", false, null),
            completions.words(" für", true, null),
            completions.lastWords(" für", false, "stop", null)
        }) {
            assertThat(json(chunk).path("choices").path(0).path("text").asString())
                    .isEqualTo(" für");
        }
        assertThat(json(completions.finish("stop", null))
                        .path("choices")
                        .path(0)
                        .path("text")
                        .asString())
                .isEmpty();
        assertThat(json(chat.words(" für", false, null))
                        .at("/choices/0/delta/content")
                        .asString())
                .isEqualTo(" für");
    }

    private static JsonNode json(byte[] chunk) {
        String text = text(chunk);
        return JsonMapper.shared().readTree(text.substring(text.indexOf(':') + 1));
    }

    @Test
    void aTruncatedChunkIsAWholeEventWithCutJson() {
        String chunk = text(form("vllm", false).truncated(" word"));

        assertThat(chunk).startsWith("data: {").endsWith("\n\n").doesNotContain("}]}");
    }

    @ParameterizedTest
    @CsvSource({"lf,1", "cr,1", "crlf,2"})
    void linesEndAsAskedAndEventsWithAnEmptyLine(String name, int length) {
        String lineEnd = name.equals("lf") ? "\n" : name.equals("cr") ? "\r" : "\r\n";
        ChunkForm form = form(style("vllm", lineEnd), Api.CHAT, false);

        for (byte[] event : new byte[][] {form.role(null), form.words("a", false, null), form.done(), form.comment()}) {
            String text = text(event);
            assertThat(text).endsWith(lineEnd + lineEnd);
            assertThat(text.substring(0, text.length() - 2 * length)).doesNotContain("\r", "\n");
        }
        assertThat(text(form.comment())).startsWith(": ");
    }
}
