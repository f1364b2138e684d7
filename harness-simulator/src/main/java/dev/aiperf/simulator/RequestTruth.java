package dev.aiperf.simulator;

import java.util.List;

/**
 * What really happened to one request, by the server's own clock.
 *
 * <p>All instants are {@link System#nanoTime()} of the simulator's process. On Linux that clock is shared by all
 * processes of a machine, so a client there may subtract its own instants from these.
 *
 * @param requestId the request's {@code X-Request-ID}, or one made up
 * @param headersNanos when the request's headers had been read
 * @param receivedNanos when all of the request, body included, had been read
 * @param promptTokens tokens of the prompt, in o200k_base
 * @param cachedTokens how many of these were found in the prefix cache
 * @param completionTokens tokens made so far, reasoning included
 * @param reasoningTokens how many of these were reasoning
 * @param status the HTTP status of the answer; 0 before there is one
 * @param outcome {@link #RUNNING}, {@link #COMPLETED}, {@link #CANCELLED}, {@link #REJECTED} or the name of the fault that
 *     was injected
 * @param endNanos just before the last write, or when the client was found gone; 0 while the request runs
 * @param events the events written, in order; an answer that is not streamed is one event
 */
public record RequestTruth(
        String requestId,
        long headersNanos,
        long receivedNanos,
        int promptTokens,
        int cachedTokens,
        int completionTokens,
        int reasoningTokens,
        int status,
        String outcome,
        long endNanos,
        List<Event> events) {

    /** The answer is still under way. */
    public static final String RUNNING = "running";

    /** The whole answer was written. */
    public static final String COMPLETED = "completed";

    /** The client went away before the end. */
    public static final String CANCELLED = "cancelled";

    /** The request was refused for what it says: bad JSON, an unknown model, a prompt that is too long. */
    public static final String REJECTED = "rejected";

    /**
     * One event on the wire.
     *
     * @param nanos just before it was handed to the socket
     * @param content whether it carries text or reasoning
     * @param tokens how many tokens it carries
     */
    public record Event(long nanos, boolean content, int tokens) {}

    public RequestTruth {
        events = List.copyOf(events);
    }

    /** When each event that carries content was written, in order. */
    public long[] contentNanos() {
        return events.stream().filter(Event::content).mapToLong(Event::nanos).toArray();
    }
}
