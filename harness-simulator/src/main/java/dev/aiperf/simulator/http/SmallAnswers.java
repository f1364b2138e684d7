package dev.aiperf.simulator.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Answers that are known at once. */
final class SmallAnswers {

    static void json(Response response, Callback callback, int status, String json) {
        send(response, callback, status, "application/json", json);
    }

    /** An error in OpenAI's form. */
    static void error(Response response, Callback callback, int status, String code, String message) {
        String type =
                switch (status) {
                    case 401 -> "authentication_error";
                    case 404 -> "not_found_error";
                    case 429 -> "rate_limit_error";
                    default -> status < 500 ? "invalid_request_error" : "server_error";
                };
        String body = "{\"error\":{\"message\":" + Json.quoted(message) + ",\"type\":\"" + type
                + "\",\"param\":null,\"code\":" + Json.quoted(code) + "}}";
        json(response, callback, status, body);
    }

    static void send(Response response, Callback callback, int status, String contentType, String text) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, contentType);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
        response.write(true, ByteBuffer.wrap(body), callback);
    }

    private SmallAnswers() {}
}
