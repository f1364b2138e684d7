package dev.aiperf.transport;

import dev.aiperf.plan.ConnectionReuse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpURI;

/** Makes the heads of requests: request line and headers, as far as they are the same for all of one URL. */
final class RequestHeads {

    private static final Set<String> OF_CONNECTION =
            Set.of("host", "connection", "keep-alive", "proxy-connection", "upgrade");

    private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    private final boolean byProxy;

    RequestHeads(TransportSettings settings) {
        byProxy = settings.network().route().proxy().isPresent();
        headers.putAll(settings.headers());
        headers.put("Accept", settings.streaming() ? "text/event-stream" : "application/json");
        headers.put("Content-Type", "application/json");
        if (settings.network().reuse() == ConnectionReuse.NEVER) {
            headers.put("Connection", "close");
        }
        RequestHead.OWN.forEach(headers::remove);
    }

    /** Returns the headers of HTTP/2 requests, which have no connection of their own to say something about. */
    Http2Head http2(URI url) {
        HttpFields.Mutable fields = HttpFields.build();
        headers.forEach((name, value) -> {
            if (!OF_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                fields.add(name.toLowerCase(Locale.ROOT), oneLine(value));
            }
        });
        HttpURI.Mutable where = HttpURI.build(url.toASCIIString());
        if (where.getPath() == null || where.getPath().isEmpty()) {
            where.path("/");
        }
        String host = headers.get("Host");
        return new Http2Head(
                (host == null ? where : where.authority(oneLine(host), 0)).asImmutable(), fields.asImmutable());
    }

    RequestHead http1(URI url) {
        URI ascii = URI.create(url.toASCIIString());
        String path = ascii.getRawPath() == null || ascii.getRawPath().isEmpty() ? "/" : ascii.getRawPath();
        String query = ascii.getRawQuery() == null ? "" : "?" + ascii.getRawQuery();
        String where = byProxy && "http".equalsIgnoreCase(ascii.getScheme())
                ? ascii.getScheme() + "://" + ascii.getRawAuthority()
                : "";
        StringBuilder text =
                new StringBuilder(" ").append(where).append(path).append(query).append(" HTTP/1.1\r\n");
        if (!headers.containsKey("Host")) {
            append(text, "Host", ascii.getHost() + (ascii.getPort() < 0 ? "" : ":" + ascii.getPort()));
        }
        headers.forEach((name, value) -> append(text, name, value));
        return new RequestHead(text.toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    /** A line feed in a value would begin another header. */
    private static void append(StringBuilder text, String name, String value) {
        text.append(name).append(": ").append(oneLine(value)).append("\r\n");
    }

    private static String oneLine(String value) {
        return value.replaceAll("\\p{Cntrl}", " ");
    }
}
