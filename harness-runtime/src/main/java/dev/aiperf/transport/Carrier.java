package dev.aiperf.transport;

/** What an exchange goes over: a connection that is its own, or a stream of one that others share. */
interface Carrier {

    /** Ends the use for an exchange whose answer is whole, and has it tell of that. Without the exchange's lock. */
    void ended(HttpExchange exchange);

    /** Drops the exchange, so that the server sees it. From any thread, without the exchange's lock. */
    void abandon();
}
