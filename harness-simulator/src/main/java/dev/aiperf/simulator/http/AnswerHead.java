package dev.aiperf.simulator.http;

/**
 * What an answer says in every chunk.
 *
 * @param id of the answer
 * @param createdSeconds since 1970
 */
record AnswerHead(Api api, String id, long createdSeconds, String model) {

    /** The JSON up to the choices, with the brace that opens it. */
    String json(String object, String fingerprint) {
        return "{\"id\":" + Json.quoted(id) + ",\"object\":\"" + object + "\",\"created\":" + createdSeconds
                + ",\"model\":" + Json.quoted(model) + "," + fingerprint;
    }
}
