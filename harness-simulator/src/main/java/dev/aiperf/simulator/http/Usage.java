package dev.aiperf.simulator.http;

/** The tokens that an answer says it took. */
record Usage(int promptTokens, int cachedTokens, int completionTokens, int reasoningTokens) {

    String json() {
        return "{\"prompt_tokens\":" + promptTokens
                + ",\"completion_tokens\":" + completionTokens
                + ",\"total_tokens\":" + (promptTokens + completionTokens)
                + ",\"prompt_tokens_details\":{\"cached_tokens\":" + cachedTokens
                + "},\"completion_tokens_details\":{\"reasoning_tokens\":" + reasoningTokens + "}}";
    }
}
