package dev.aiperf.simulator.http;

/** The two endpoints that generate text. */
enum Api {
    CHAT("chatcmpl-", "chat.completion", "chat.completion.chunk"),
    COMPLETIONS("cmpl-", "text_completion", "text_completion");

    private final String idPrefix;
    private final String wholeObject;
    private final String chunkObject;

    Api(String idPrefix, String wholeObject, String chunkObject) {
        this.idPrefix = idPrefix;
        this.wholeObject = wholeObject;
        this.chunkObject = chunkObject;
    }

    String idPrefix() {
        return idPrefix;
    }

    String wholeObject() {
        return wholeObject;
    }

    String chunkObject() {
        return chunkObject;
    }
}
