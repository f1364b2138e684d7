package dev.aiperf.transport;

import java.net.URI;
import java.util.Optional;

/**
 * A request, ready to be written.
 *
 * @param method its method; {@code POST} but for what is asked before a load
 * @param url where it goes
 * @param body its body; not to be changed
 * @param requestId the value of {@code X-Request-ID}, by which client and server can be compared
 * @param correlationId the value of {@code X-Correlation-ID}: the session it belongs to
 * @param contentTest finds the first content event of the answer, where the listener wants to be told of it
 */
public record OutgoingRequest(
        String method,
        URI url,
        byte[] body,
        String requestId,
        String correlationId,
        Optional<ContentTest> contentTest) {

    /** Makes a request of a load. */
    public OutgoingRequest(
            URI url, byte[] body, String requestId, String correlationId, Optional<ContentTest> contentTest) {
        this("POST", url, body, requestId, correlationId, contentTest);
    }

    /** Makes a request of whose answer only the end is to be told. */
    public OutgoingRequest(URI url, byte[] body, String requestId, String correlationId) {
        this(url, body, requestId, correlationId, Optional.empty());
    }

    /** Makes a request for what is there. */
    public static OutgoingRequest get(URI url, String requestId) {
        return new OutgoingRequest("GET", url, new byte[0], requestId, requestId, Optional.empty());
    }
}
