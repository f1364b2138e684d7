package dev.aiperf.simulator.http;

import java.util.List;

/**
 * How one family of servers words the chunks of a streamed chat: the same protocol to the eye, and different bytes.
 *
 * <p>Deltas are written as JSON in which {@code WORDS} stands for the text and {@code REASONING} for the name of the field
 * that carries reasoning.
 *
 * @param name as the option {@code dialect} knows it
 * @param dataPrefix with or without the space that the standard leaves to the server
 * @param fingerprint what comes between {@code model} and {@code choices}
 * @param roleChunk whether a chunk with the role alone comes first
 * @param roleEarly whether that chunk comes at once, not with the first token
 * @param roleDelta of that chunk
 * @param contentDelta of a chunk with text
 * @param reasoningDelta of a chunk with reasoning
 * @param finishDelta of the chunk that ends the text, where there is one
 * @param finishWithLastToken whether the last token's chunk says the finish reason, instead of one of its own
 * @param logprobs what comes between delta and finish reason
 * @param choiceEnd what comes after the finish reason
 * @param nullUsage whether chunks without usage have a null in its place, always or where usage was asked for
 * @param reasoningField the field that this server uses for reasoning
 */
record Dialect(
        String name,
        String dataPrefix,
        String fingerprint,
        boolean roleChunk,
        boolean roleEarly,
        String roleDelta,
        String contentDelta,
        String reasoningDelta,
        String finishDelta,
        boolean finishWithLastToken,
        String logprobs,
        String choiceEnd,
        NullUsage nullUsage,
        String reasoningField) {

    enum NullUsage {
        NEVER,
        WHEN_ASKED,
        ALWAYS
    }

    private static final List<Dialect> ALL = List.of(openai(), vllm(), sglang(), tgi(), tensorRtLlm(), ollama());

    static Dialect named(String name) {
        return ALL.stream()
                .filter(dialect -> dialect.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no dialect is called " + name));
    }

    /** A null usage on every chunk once usage is asked for, and an empty delta to finish with. */
    private static Dialect openai() {
        return new Dialect(
                "openai",
                "data: ",
                "\"service_tier\":\"default\",\"system_fingerprint\":\"fp_simulated\",",
                true,
                true,
                "{\"role\":\"assistant\",\"content\":\"\",\"refusal\":null}",
                "{\"content\":\"WORDS\"}",
                "{\"REASONING\":\"WORDS\"}",
                "{}",
                false,
                ",\"logprobs\":null",
                "",
                NullUsage.WHEN_ASKED,
                "reasoning_content");
    }

    /** The role comes with the first result, and the last token says why it is the last. */
    private static Dialect vllm() {
        return new Dialect(
                "vllm",
                "data: ",
                "",
                true,
                false,
                "{\"role\":\"assistant\",\"content\":\"\"}",
                "{\"content\":\"WORDS\"}",
                "{\"REASONING\":\"WORDS\"}",
                "{\"content\":\"\"}",
                true,
                ",\"logprobs\":null",
                "",
                NullUsage.NEVER,
                "reasoning");
    }

    /** Every field of every chunk is there, null where it has nothing to say. */
    private static Dialect sglang() {
        return new Dialect(
                "sglang",
                "data: ",
                "",
                true,
                false,
                "{\"role\":\"assistant\",\"content\":\"\",\"reasoning_content\":null,\"tool_calls\":null}",
                "{\"role\":null,\"content\":\"WORDS\",\"reasoning_content\":null,\"tool_calls\":null}",
                "{\"role\":null,\"content\":null,\"REASONING\":\"WORDS\",\"tool_calls\":null}",
                "{\"role\":null,\"content\":null,\"reasoning_content\":null,\"tool_calls\":null}",
                false,
                ",\"logprobs\":null",
                ",\"matched_stop\":null",
                NullUsage.ALWAYS,
                "reasoning_content");
    }

    /** The role in every delta, and no space after {@code data:}. */
    private static Dialect tgi() {
        return new Dialect(
                "tgi",
                "data:",
                "\"system_fingerprint\":\"3.3.4-native\",",
                false,
                false,
                "{\"role\":\"assistant\",\"content\":\"\"}",
                "{\"role\":\"assistant\",\"content\":\"WORDS\"}",
                "{\"role\":\"assistant\",\"REASONING\":\"WORDS\"}",
                "{\"role\":\"assistant\",\"content\":\"\"}",
                true,
                ",\"logprobs\":null",
                "",
                NullUsage.ALWAYS,
                "reasoning_content");
    }

    private static Dialect tensorRtLlm() {
        return new Dialect(
                "trtllm",
                "data: ",
                "",
                true,
                false,
                "{\"role\":\"assistant\",\"content\":\"\",\"reasoning_content\":null,\"tool_calls\":[]}",
                "{\"role\":null,\"content\":\"WORDS\",\"reasoning_content\":null,\"tool_calls\":[]}",
                "{\"role\":null,\"content\":null,\"REASONING\":\"WORDS\",\"tool_calls\":[]}",
                "{\"role\":null,\"content\":\"\",\"reasoning_content\":null,\"tool_calls\":[]}",
                true,
                ",\"logprobs\":null",
                ",\"stop_reason\":null",
                NullUsage.ALWAYS,
                "reasoning_content");
    }

    /** The role in every delta, an empty content beside reasoning, and one to finish with. */
    private static Dialect ollama() {
        return new Dialect(
                "ollama",
                "data: ",
                "\"system_fingerprint\":\"fp_ollama\",",
                false,
                false,
                "{\"role\":\"assistant\",\"content\":\"\"}",
                "{\"role\":\"assistant\",\"content\":\"WORDS\"}",
                "{\"role\":\"assistant\",\"content\":\"\",\"REASONING\":\"WORDS\"}",
                "{\"role\":\"assistant\",\"content\":\"\"}",
                false,
                "",
                "",
                NullUsage.NEVER,
                "reasoning");
    }
}
