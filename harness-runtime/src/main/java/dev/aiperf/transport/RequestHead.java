package dev.aiperf.transport;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What requests of one URL begin with. Safe to share between threads. */
final class RequestHead {

    /** The headers that each request has for itself. */
    static final List<String> OWN = List.of("X-Request-ID", "X-Correlation-ID", "Content-Length", "Transfer-Encoding");

    private static final byte[] REQUEST_ID = ascii("X-Request-ID: ");
    private static final byte[] CORRELATION_ID = ascii("\r\nX-Correlation-ID: ");
    private static final byte[] CONTENT_LENGTH = ascii("\r\nContent-Length: ");
    private static final byte[] END = ascii("\r\n\r\n");
    private static final int MOST_DIGITS = 10;

    private final byte[] common;

    /**
     * @param common the request line after its method, and the headers that all requests share, each with its line end
     */
    RequestHead(byte[] common) {
        this.common = common;
    }

    /** Returns how many bytes a request's head has at most. */
    int mostBytes(OutgoingRequest request) {
        return request.method().length()
                + common.length
                + REQUEST_ID.length
                + request.requestId().length()
                + CORRELATION_ID.length
                + request.correlationId().length()
                + CONTENT_LENGTH.length
                + MOST_DIGITS
                + END.length;
    }

    /** Writes a request's head, for which there must be room. */
    void write(OutgoingRequest request, ByteBuffer to) {
        to.put(ascii(request.method()));
        to.put(common);
        to.put(REQUEST_ID).put(ascii(request.requestId()));
        to.put(CORRELATION_ID).put(ascii(request.correlationId()));
        to.put(CONTENT_LENGTH).put(ascii(Integer.toString(request.body().length)));
        to.put(END);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
