package dev.aiperf.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiperf.transport.Exchange;
import dev.aiperf.transport.OutgoingRequest;
import dev.aiperf.transport.Timeline;
import dev.aiperf.transport.Transport;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Requests of one test, and those of their timelines that have ended. */
final class Sent {

    private static final long MOST_SECONDS = 15;
    private static final long QUIET_MILLIS = 100;

    private final BlockingQueue<Timeline> ended = new LinkedBlockingQueue<>();

    static OutgoingRequest request(URI url, String body) {
        return new OutgoingRequest(url, body.getBytes(StandardCharsets.UTF_8), "the-request", "the-session");
    }

    Exchange send(Transport transport, URI url, String body) {
        return transport.send(request(url, body), Timelines.begun(0), (exchange, timeline) -> ended.add(timeline));
    }

    /** Sends a request and waits for its end. */
    Timeline through(Transport transport, URI url, String body) throws InterruptedException {
        send(transport, url, body);
        return takeEnded();
    }

    Timeline takeEnded() throws InterruptedException {
        Timeline timeline = ended.poll(MOST_SECONDS, TimeUnit.SECONDS);
        assertThat(timeline).as("the exchange ended and its listener was told").isNotNull();
        return Objects.requireNonNull(timeline);
    }

    void requireNoMoreEnd() throws InterruptedException {
        assertThat(ended.poll(QUIET_MILLIS, TimeUnit.MILLISECONDS))
                .as("an exchange that ended twice")
                .isNull();
    }
}
