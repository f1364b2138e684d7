package dev.aiperf.transport;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * Sends requests and times what happens to them. Safe to share between threads.
 *
 * <p>Sending never blocks: {@link #send} returns once the request is handed over, and the answer is read on the transport's
 * selector threads.
 */
public interface Transport extends AutoCloseable {

    /**
     * Opens connections before the clock starts, a few at a time so that no backlog of the server overflows; none where each
     * request has its own.
     *
     * @param url where to
     * @param connections how many
     * @param within how long it may take in all
     * @throws TransportException when they can't be opened; its message says why
     */
    void connect(URI url, int connections, Duration within) throws TransportException;

    /**
     * Sends a request and writes its timeline.
     *
     * @param request what to send
     * @param timeline begun, and given to the listener when the exchange has ended, however it ended
     * @param listener told once: on a selector thread, on this one, or on that of whoever ended the exchange early
     */
    Exchange send(OutgoingRequest request, Timeline timeline, ExchangeListener listener);

    /**
     * Returns the threads that handle connections, each as what runs a task on it as soon as the thread gets to it; so that
     * how long that takes can be measured. None unless the transport gives them away.
     */
    default List<Executor> eventLoops() {
        return List.of();
    }

    /** Closes all connections; exchanges in flight end as {@link Outcome#CANCELLED}. */
    @Override
    void close();
}
