package dev.aiperf.cli;

import dev.aiperf.transport.Exchange;
import dev.aiperf.transport.ExchangeListener;
import dev.aiperf.transport.HttpTransportProvider;
import dev.aiperf.transport.OutgoingRequest;
import dev.aiperf.transport.Timeline;
import dev.aiperf.transport.Transport;
import dev.aiperf.transport.TransportException;
import dev.aiperf.transport.TransportProvider;
import dev.aiperf.transport.TransportSettings;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The built-in HTTP, whose threads stand still once, for as long as an overloaded machine might keep them: after the 100th
 * request. Takes the built-in one's place where it stands before it on the class path.
 */
public final class StallingTransports implements TransportProvider {

    private static final int AFTER_REQUESTS = 100;
    private static final long STALL_MILLIS = 700;

    @Override
    public String name() {
        return "http";
    }

    @Override
    public Transport open(TransportSettings settings) throws TransportException {
        return new Stalling(new HttpTransportProvider().open(settings));
    }

    private record Stalling(Transport transport, AtomicLong sent) implements Transport {

        Stalling(Transport transport) {
            this(transport, new AtomicLong());
        }

        @Override
        public void connect(URI url, int connections, Duration within) throws TransportException {
            transport.connect(url, connections, within);
        }

        @Override
        public Exchange send(OutgoingRequest request, Timeline timeline, ExchangeListener listener) {
            if (sent.incrementAndGet() == AFTER_REQUESTS) {
                transport.eventLoops().forEach(loop -> loop.execute(StallingTransports::standStill));
            }
            return transport.send(request, timeline, listener);
        }

        @Override
        public List<Executor> eventLoops() {
            return transport.eventLoops();
        }

        @Override
        public void close() {
            transport.close();
        }
    }

    private static void standStill() {
        try {
            Thread.sleep(STALL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
