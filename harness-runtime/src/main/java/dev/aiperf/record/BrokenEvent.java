package dev.aiperf.record;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An event that is no part of an answer.
 *
 * @param kind what it is instead
 * @param words what it says, or why it can't be read
 */
record BrokenEvent(Kind kind, String words) {

    /** What an event may be that is no part of an answer. */
    enum Kind {
        /** The server reports an error. */
        SERVER_ERROR("ServerError"),
        /** JSON of another form than the API's. */
        MALFORMED("MalformedResponse"),
        /** No JSON at all, such as an HTML page of a proxy, or JSON cut short. */
        NOT_JSON("NotJson");

        private final String errorType;

        Kind(String errorType) {
            this.errorType = errorType;
        }

        /** Returns the word by which a request error calls it. */
        String errorType() {
            return errorType;
        }
    }

    private static final JsonMapper MAPPER = new JsonMapper();

    static BrokenEvent of(String words, byte[] data, int from, int to) {
        return new BrokenEvent(kindOf(data, from, to), GroupableText.of(words));
    }

    private static Kind kindOf(byte[] data, int from, int to) {
        try {
            JsonNode json = MAPPER.readTree(data, from, to - from);
            boolean reportsError = json.hasNonNull("error")
                    || "error".equals(json.path("object").asString(""))
                    || "error".equals(json.path("type").asString(""));
            return json.isMissingNode() ? Kind.NOT_JSON : reportsError ? Kind.SERVER_ERROR : Kind.MALFORMED;
        } catch (JacksonException e) {
            return Kind.NOT_JSON;
        }
    }
}
