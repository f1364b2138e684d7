package dev.aiperf.transport;

/** Is told of the end of an exchange, and of what comes before it. */
public interface ExchangeListener {

    /**
     * Notes that the last byte of the request was written. Told once at most, and not of an exchange that was over before; it
     * may be told while the end is. Neither blocks nor drops the exchange: whoever writes calls it, which may be the thread
     * that sends.
     */
    default void onSent(Exchange exchange) {}

    /**
     * Notes that the first content event of a stream was read. Told once at most, before the end, if the request has a
     * {@link OutgoingRequest#contentTest}; not told of an answer that isn't a stream. Neither blocks nor parses: selector
     * threads call it.
     *
     * @param nanos when it was read
     */
    default void onFirstContent(Exchange exchange, long nanos) {}

    /**
     * Takes the timeline of an exchange that has ended. Neither blocks nor parses: selector threads call it.
     *
     * @param exchange what {@link Transport#send} returned, or will return
     */
    void onComplete(Exchange exchange, Timeline timeline);
}
