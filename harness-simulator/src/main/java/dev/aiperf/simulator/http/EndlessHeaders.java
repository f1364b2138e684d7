package dev.aiperf.simulator.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.util.Callback;

/** Writes header after header, a kilobyte a millisecond, until the client has had enough. */
final class EndlessHeaders implements Callback {
    private static final long PAUSE_NANOS = 1_000_000;

    private final Exchange exchange;
    private int headers;

    private EndlessHeaders(Exchange exchange) {
        this.exchange = exchange;
    }

    static void start(Exchange exchange) {
        exchange.truth().status(200);
        EndlessHeaders endless = new EndlessHeaders(exchange);
        endless.write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n");
    }

    private void write(String text) {
        // Past Jetty, which would not let such an answer out.
        exchange.endPoint().write(this, ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
    }

    @Override
    public void succeeded() {
        exchange.after(PAUSE_NANOS, () -> {
            if (!exchange.isEnded()) {
                write("X-Header-" + headers++ + ": " + "x".repeat(1_000) + "\r\n");
            }
        });
    }

    @Override
    public void failed(Throwable cause) {
        exchange.clientGone(cause);
    }
}
