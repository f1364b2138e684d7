package dev.aiperf.engine;

import dev.aiperf.transport.Exchange;
import dev.aiperf.transport.ExchangeListener;
import dev.aiperf.transport.Outcome;
import dev.aiperf.transport.OutgoingRequest;
import dev.aiperf.transport.Timeline;
import dev.aiperf.transport.Transport;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A transport without a network: a test ends the exchanges, or has them end while they are sent. */
final class FakeTransport implements Transport {

    private final NanoClock clock;
    private final boolean endsAtOnce;
    private final List<Open> open = new ArrayList<>();
    private final AtomicInteger sent = new AtomicInteger();
    private int mostOpen;
    private volatile boolean throwing;
    private volatile String answer = "";
    private final List<OutgoingRequest> requests = new ArrayList<>();

    FakeTransport(NanoClock clock, boolean endsAtOnce) {
        this.clock = clock;
        this.endsAtOnce = endsAtOnce;
    }

    @Override
    public void connect(URI url, int connections, Duration within) {}

    /** From now on, whole answers say something; those that end at once are whole, too. */
    void answerWith(String text) {
        answer = text;
    }

    /** Returns what was asked since answers say something, in order. */
    synchronized List<String> bodies() {
        return requests.stream()
                .map(request -> new String(request.body(), StandardCharsets.UTF_8))
                .toList();
    }

    /** Returns the sessions of what was asked, in order. */
    synchronized List<String> sessions() {
        return requests.stream().map(OutgoingRequest::correlationId).toList();
    }

    /** From now on, throws on what it is to send. */
    void throwOnSend() {
        throwing = true;
    }

    @Override
    public Exchange send(OutgoingRequest request, Timeline timeline, ExchangeListener listener) {
        if (throwing) {
            throw new IllegalStateException("out of order");
        }
        timeline.startedAt(clock.nanoTime());
        Open one = new Open(timeline, listener);
        sent.incrementAndGet();
        if (!answer.isEmpty()) {
            synchronized (this) {
                requests.add(request);
            }
        }
        if (endsAtOnce) {
            one.end(answer.isEmpty() ? Outcome.CONNECTION_LOST : Outcome.COMPLETED);
            return one;
        }
        synchronized (this) {
            open.add(one);
            mostOpen = Math.max(mostOpen, open.size());
        }
        return one;
    }

    /** Ends the exchange that has been open longest. */
    void endOldest() {
        endOldest(Outcome.COMPLETED);
    }

    void endOldest(Outcome outcome) {
        Open oldest;
        synchronized (this) {
            oldest = open.remove(0);
        }
        oldest.end(outcome);
    }

    /** Has the first content come of the exchange that has been open longest among those without. */
    void firstContentOfOldest() {
        Open oldest;
        synchronized (this) {
            oldest = open.stream().filter(one -> !one.hasContent).findFirst().orElseThrow();
            oldest.hasContent = true;
        }
        oldest.listener.onFirstContent(oldest, clock.nanoTime());
    }

    /** Returns how many are open without any content yet. */
    synchronized long withoutContent() {
        return open.stream().filter(one -> !one.hasContent).count();
    }

    synchronized int openNow() {
        return open.size();
    }

    synchronized int mostOpen() {
        return mostOpen;
    }

    /** Returns when those that are open were sent, in order. */
    synchronized List<Long> startsInNanos() {
        return open.stream().map(one -> one.timeline.startNanos()).toList();
    }

    int sent() {
        return sent.get();
    }

    @Override
    public void close() {}

    private final class Open implements Exchange {

        private final Timeline timeline;
        private final ExchangeListener listener;
        private boolean hasContent;

        Open(Timeline timeline, ExchangeListener listener) {
            this.timeline = timeline;
            this.listener = listener;
        }

        void end(Outcome outcome) {
            timeline.headersAt(clock.nanoTime(), outcome == Outcome.COMPLETED ? 200 : 0, false);
            if (outcome == Outcome.COMPLETED && !answer.isEmpty()) {
                byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
                timeline.append(bytes, 0, bytes.length);
                timeline.endEvent(clock.nanoTime());
            }
            timeline.end(clock.nanoTime(), outcome, "");
            listener.onComplete(this, timeline);
        }

        @Override
        public void cancel(String reason) {
            boolean mine;
            synchronized (FakeTransport.this) {
                mine = open.remove(this);
            }
            if (mine) {
                end(Outcome.CANCELLED);
            }
        }
    }
}
