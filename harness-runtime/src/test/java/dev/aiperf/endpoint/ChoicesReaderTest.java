package dev.aiperf.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import tools.jackson.databind.json.JsonMapper;

class ChoicesReaderTest {

    private final ResponseReader reader = new ChatEndpoint().reader();

    @Example
    void aChunkOfContent() {
        ResponsePart part = read("{\"id\":\"x\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\","
                + "\"choices\":[{\"index\":0,\"delta\":{\"content\":\" hello\"},\"logprobs\":{\"content\":[{\"token\":\"no\"}]},"
                + "\"finish_reason\":null}],\"usage\":null}");

        assertThat(part.content()).isEqualTo(" hello");
        assertThat(part.hasContent()).isTrue();
        assertThat(part.usage()).isEmpty();
        assertThat(part.finishReason()).isEmpty();
        assertThat(part.error()).isEmpty();
        assertThat(part.last()).isFalse();
    }

    @Example
    void onlyTheBytesOfTheEventAreRead() {
        byte[] bytes = "xx{\"choices\":[{\"delta\":{\"content\":\"é\"}}]}}}".getBytes(StandardCharsets.UTF_8);

        assertThat(reader.read(bytes, 2, bytes.length - 2).content()).isEqualTo("é");
    }

    @Example
    void aRoleAloneIsNoContent() {
        ResponsePart part = read("{\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\"}}]}");

        assertThat(part).isEqualTo(ResponsePart.EMPTY);
        assertThat(part.hasContent()).isFalse();
        assertThat(read("{\"choices\":[{\"delta\":{\"role\":\"assistant\",\"content\":null}}]}"))
                .isEqualTo(ResponsePart.EMPTY);
        assertThat(read("{\"choices\":[{\"delta\":null,\"finish_reason\":null}]}"))
                .isEqualTo(ResponsePart.EMPTY);
        assertThat(read("{\"choices\":null}")).isEqualTo(ResponsePart.EMPTY);
    }

    @Example
    void whiteSpaceIsContent() {
        assertThat(read("{\"choices\":[{\"delta\":{\"content\":\"\\n\"}}]}").hasContent())
                .isTrue();
    }

    @Example
    void theEndMarkEndsWithOrWithoutSpaces() {
        assertThat(read("[DONE]")).isSameAs(ResponsePart.END);
        assertThat(read("  [DONE] \r\n")).isSameAs(ResponsePart.END);
    }

    @Example
    void nothingIsNothing() {
        assertThat(read("")).isEqualTo(ResponsePart.EMPTY);
        assertThat(read(" \n")).isEqualTo(ResponsePart.EMPTY);
        assertThat(read("{}")).isEqualTo(ResponsePart.EMPTY);
        assertThat(read("{\"type\":\"ping\"}")).isEqualTo(ResponsePart.EMPTY);
    }

    @Example
    void aWholeAnswerOfAChat() {
        ResponsePart part = read(
                "{\"object\":\"chat.completion\",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\","
                        + "\"content\":\"Yes.\",\"refusal\":null},\"finish_reason\":\"stop\"}],"
                        + "\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":12,\"total_tokens\":21,"
                        + "\"completion_tokens_details\":{\"reasoning_tokens\":7},\"prompt_tokens_details\":{\"cached_tokens\":4}}}");

        assertThat(part.content()).isEqualTo("Yes.");
        assertThat(part.finishReason()).contains("stop");
        assertThat(part.usage()).contains(usage(9, 12, 21, 7, 4));
    }

    @Example
    void completionsHaveBareText() {
        assertThat(read("{\"choices\":[{\"index\":0,\"text\":\" hello\",\"finish_reason\":\"length\"}]}")
                        .content())
                .isEqualTo(" hello");
        assertThat(read("{\"choices\":[{\"index\":0,\"text\":\" hello\",\"finish_reason\":\"length\"}]}")
                        .finishReason())
                .contains("length");
    }

    @Example
    void aChunkOfUsageAlone() {
        ResponsePart part =
                read("{\"choices\":[],\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":12,\"total_tokens\":21,"
                        + "\"completion_tokens_details\":null,\"prompt_tokens_details\":{\"audio_tokens\":1}}}");

        assertThat(part.hasContent()).isFalse();
        assertThat(part.usage()).contains(usage(9, 12, 21, -1, -1));
    }

    @Example
    void usageInTheSpellingsOfOtherServers() {
        assertThat(read("{\"usage\":{\"prompt_tokens\":1,\"reasoning_tokens\":0,\"prompt_cache_hit_tokens\":5}}")
                        .usage())
                .contains(usage(1, -1, -1, 0, 5));
        assertThat(read("{\"usage\":{\"input_tokens\":1,\"output_tokens\":2.0}}")
                        .usage())
                .contains(usage(1, 2, -1, -1, -1));
        assertThat(read("{\"choices\":[{\"delta\":{},\"usage\":{\"completion_tokens\":2}}]}")
                        .usage())
                .contains(usage(-1, 2, -1, -1, -1));
        assertThat(read("{\"usage\":{\"prompt_tokens\":\"many\",\"total_tokens\":-5}}")
                        .usage())
                .isEmpty();
        assertThat(read("{\"usage\":{}}").usage()).isEmpty();
    }

    @Example
    void reasoningUnderEitherName() {
        assertThat(delta("\"reasoning_content\":\"hm\",\"content\":null").reasoning())
                .isEqualTo("hm");
        assertThat(delta("\"reasoning\":\"hm\"").reasoning()).isEqualTo("hm");
        assertThat(delta("\"reasoning\":\"hm\"").hasContent()).isTrue();
        assertThat(delta("\"reasoning\":{\"effort\":\"low\"},\"content\":\"a\"").content())
                .isEqualTo("a");
    }

    @Example
    void reasoningSentUnderBothNamesCountsOnce() {
        assertThat(delta("\"reasoning\":\"hm\",\"reasoning_content\":\"hm\"").reasoning())
                .isEqualTo("hm");
        assertThat(delta("\"reasoning\":\"b\",\"reasoning_content\":\"a\"").reasoning())
                .isEqualTo("ab");
    }

    @Example
    void contentMayBeAListOfParts() {
        ResponsePart part = delta(
                "\"content\":[{\"type\":\"thinking\",\"thinking\":[{\"type\":\"text\",\"text\":\"hm\"}]},"
                        + "{\"type\":\"text\",\"text\":\"a\"},{\"type\":\"image_url\",\"image_url\":{\"url\":\"u\"}},\"b\"]");

        assertThat(part.content()).isEqualTo("ab");
        assertThat(part.reasoning()).isEqualTo("hm");
    }

    @Example
    void toolCallsAreNamesAndArgumentsAndProseIsKept() {
        ResponsePart part = delta(
                "\"content\":\"Let me see.\",\"tool_calls\":[{\"index\":0,\"id\":\"call_1\",\"type\":\"function\","
                        + "\"function\":{\"name\":\"weather\",\"arguments\":\"{\\\"city\\\":\"}},"
                        + "{\"index\":1,\"function\":{\"name\":\"time\",\"arguments\":{\"zone\":[1]}}}]");

        assertThat(part.content()).isEqualTo("Let me see.");
        assertThat(part.toolCalls()).isEqualTo("weather{\"city\":time{\"zone\":[1]}");
        assertThat(delta("\"function_call\":{\"name\":\"f\",\"arguments\":\"x\"}")
                        .toolCalls())
                .isEqualTo("fx");
        assertThat(delta("\"tool_calls\":{\"function\":{\"name\":\"f\",\"arguments\":null}}")
                        .toolCalls())
                .isEqualTo("f");
        assertThat(delta("\"tool_calls\":[null],\"content\":\"a\"").content()).isEqualTo("a");
    }

    @Example
    void aMessageRepeatedBesideTheDeltaCountsOnce() {
        ResponsePart part =
                read("{\"choices\":[{\"message\":{\"content\":\"all of it\"},\"delta\":{\"content\":\"it\"}}]}");

        assertThat(part.content()).isEqualTo("it");
    }

    @Example
    void textsOfSeveralChoicesAreJoinedByTheirIndex() {
        ResponsePart part =
                read("{\"choices\":[{\"index\":1,\"message\":{\"content\":\"b\"},\"finish_reason\":\"stop\"},"
                        + "{\"index\":0,\"message\":{\"content\":\"a\"},\"finish_reason\":\"length\"}]}");

        assertThat(part.content()).isEqualTo("ab");
        assertThat(part.finishReason()).contains("length");
    }

    @Example
    void anErrorWithinAStreamKeepsTheServersWords() {
        assertThat(read("{\"error\":{\"message\":\"out of memory\",\"code\":500}}")
                        .error())
                .contains("out of memory");
        assertThat(read("{\"error\":\"overloaded\",\"error_type\":\"x\"}").error())
                .contains("overloaded");
        assertThat(read("{\"object\":\"error\",\"message\":\"too long\",\"code\":400}")
                        .error())
                .contains("too long");
        assertThat(read("{\"detail\":\"Not Found\"}").error()).contains("Not Found");
        assertThat(read("{\"error\":{}}").error()).isPresent();
    }

    @Example
    void anErrorFieldThatIsEmptyIsNoError() {
        assertThat(read("{\"error\":null,\"choices\":[{\"delta\":{\"content\":\"a\"}}]}")
                        .error())
                .isEmpty();
        assertThat(read("{\"error\":\"\",\"choices\":[]}").error()).isEmpty();
        assertThat(read("{\"message\":\"ok\",\"choices\":[{\"text\":\"a\"}]}").error())
                .isEmpty();
    }

    @Example
    void whatCannotBeReadIsQuotedInShort() {
        assertThat(read("{\"choices\":[{\"delta\":{\"content\":\"hel").error())
                .contains("unreadable answer, not JSON: {\"choices\":[{\"delta\":{\"content\":\"hel");
        assertThat(read("<html>\n<b>Bad</b>").error()).contains("unreadable answer, not JSON: <html> <b>Bad</b>");
        assertThat(read("[1]").error()).contains("unreadable answer, not a JSON object: [1]");
        assertThat(read("{} {}").error()).contains("unreadable answer, more than one JSON object: {} {}");
        assertThat(read("\u0000".repeat(5) + "x".repeat(1000)).error().orElseThrow())
                .hasSizeLessThan(170)
                .endsWith("…");
        assertThat(read("[".repeat(100_000)).error()).isPresent();
    }

    @Property(tries = 300)
    void anyTextIsReadAsItWasSent(@ForAll String content, @ForAll String reasoning) {
        String event = JsonMapper.shared()
                .writeValueAsString(Map.of(
                        "choices", List.of(Map.of("delta", Map.of("content", content, "reasoning", reasoning)))));

        ResponsePart part = read(event);

        assertThat(part.content()).isEqualTo(content);
        assertThat(part.reasoning()).isEqualTo(reasoning);
    }

    @Property(tries = 500)
    void noBytesMakeTheReaderThrow(@ForAll byte[] bytes, @ForAll String text) {
        assertThat(reader.read(bytes, 0, bytes.length)).isNotNull();
        assertThat(read("{\"choices\":[{\"delta\":{\"content\":\"" + text)).isNotNull();
    }

    @Property(tries = 200)
    void noCutOfAnAnswerMakesTheReaderThrowOrInventContent(@ForAll @IntRange(min = 1, max = 200) int cut) {
        String whole =
                "{\"choices\":[{\"index\":0,\"delta\":{\"content\":[{\"type\":\"text\",\"text\":\"a\"}],\"tool_calls\":"
                        + "[{\"function\":{\"name\":\"f\",\"arguments\":{\"x\":[1]}}}]},\"finish_reason\":\"stop\"}],"
                        + "\"usage\":{\"prompt_tokens\":1,\"prompt_tokens_details\":{\"cached_tokens\":1}}}";
        String part = whole.substring(0, Math.min(cut, whole.length() - 1));

        assertThat(read(part).error()).isPresent();
        assertThat(read(part).hasContent()).isFalse();
    }

    private ResponsePart delta(String members) {
        return read("{\"choices\":[{\"index\":0,\"delta\":{" + members + "}}]}");
    }

    private ResponsePart read(String event) {
        byte[] bytes = event.getBytes(StandardCharsets.UTF_8);
        return reader.read(bytes, 0, bytes.length);
    }

    private static Usage usage(int prompt, int completion, int total, int reasoning, int cached) {
        return new Usage(count(prompt), count(completion), count(total), count(reasoning), count(cached));
    }

    private static OptionalInt count(int value) {
        return value < 0 ? OptionalInt.empty() : OptionalInt.of(value);
    }
}
