package dev.aiperf.transport;

import java.net.URI;

/**
 * A request, ready to be written.
 *
 * @param url where it goes
 * @param body its body; not to be changed
 * @param requestId the value of {@code X-Request-ID}, by which client and server can be compared
 * @param correlationId the value of {@code X-Correlation-ID}: the session it belongs to
 */
public record OutgoingRequest(URI url, byte[] body, String requestId, String correlationId) {}
