package dev.aiperf.transport;

/** Is told of the end of an exchange, and of its first content where the request asks for that. */
public interface ExchangeListener {

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
