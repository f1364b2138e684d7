package dev.aiperf.transport;

/** Is told of the end of an exchange. */
public interface ExchangeListener {

    /**
     * Takes the timeline of an exchange that has ended. Neither blocks nor parses: selector threads call it.
     *
     * @param exchange what {@link Transport#send} returned, or will return
     */
    void onComplete(Exchange exchange, Timeline timeline);
}
