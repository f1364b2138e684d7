package dev.aiperf.testkit;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer in one piece.
 *
 * @param headers beside the length
 */
record Answer(int status, Map<String, String> headers, String body) {

    static Answer ok(String json) {
        return new Answer(200, Map.of("content-type", "application/json"), json);
    }

    Answer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, more, body);
    }
}
