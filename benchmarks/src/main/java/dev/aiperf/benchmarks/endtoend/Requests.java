package dev.aiperf.benchmarks.endtoend;

import java.net.URI;
import java.nio.charset.StandardCharsets;

/** The request that the yardsticks send: of the size and form that the harness sends in the same figure. */
final class Requests {

    static final String PATH = "/v1/chat/completions";

    private Requests() {}

    /** Returns a chat request's body. */
    static String body(boolean stream) {
        String prompt = "word ".repeat(16).strip();
        return "{\"messages\":[{\"role\":\"user\",\"content\":\"" + prompt + "\"}],\"model\":\"stub\""
                + (stream ? ",\"stream\":true" : "") + "}";
    }

    /** Returns the whole request as it goes over the wire. */
    static byte[] http(URI url, boolean stream) {
        String body = body(stream);
        return ("POST " + PATH + " HTTP/1.1\r\nHost: " + url.getAuthority()
                        + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII);
    }
}
