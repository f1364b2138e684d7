package dev.aiperf.transport;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Makes the heads of requests: request line and headers, as far as they are the same for all of one URL. */
final class RequestHeads {

    private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    RequestHeads(TransportSettings settings) {
        headers.putAll(settings.headers());
        headers.put("Accept", settings.streaming() ? "text/event-stream" : "application/json");
        headers.put("Content-Type", "application/json");
        RequestHead.OWN.forEach(headers::remove);
    }

    RequestHead of(URI url) {
        URI ascii = URI.create(url.toASCIIString());
        String path = ascii.getRawPath() == null || ascii.getRawPath().isEmpty() ? "/" : ascii.getRawPath();
        String query = ascii.getRawQuery() == null ? "" : "?" + ascii.getRawQuery();
        StringBuilder text =
                new StringBuilder("POST ").append(path).append(query).append(" HTTP/1.1\r\n");
        if (!headers.containsKey("Host")) {
            append(text, "Host", ascii.getHost() + (ascii.getPort() < 0 ? "" : ":" + ascii.getPort()));
        }
        headers.forEach((name, value) -> append(text, name, value));
        return new RequestHead(text.toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    /** A line feed in a value would begin another header. */
    private static void append(StringBuilder text, String name, String value) {
        text.append(name)
                .append(": ")
                .append(value.replaceAll("\\p{Cntrl}", " "))
                .append("\r\n");
    }
}
