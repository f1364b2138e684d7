package dev.aiperf.transport;

/** A request on its way. */
public interface Exchange {

    /**
     * Drops the request and its connection, so that the server sees it. Does nothing when the exchange has ended.
     *
     * @param reason why, in words
     */
    void cancel(String reason);
}
