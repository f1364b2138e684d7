package dev.aiperf.engine;

import dev.aiperf.transport.ContentTest;
import dev.aiperf.transport.Exchange;
import dev.aiperf.transport.ExchangeListener;
import dev.aiperf.transport.Outcome;
import dev.aiperf.transport.OutgoingRequest;
import dev.aiperf.transport.PhaseKind;
import dev.aiperf.transport.RequestIds;
import dev.aiperf.transport.Timeline;
import dev.aiperf.transport.TimelinePool;
import dev.aiperf.transport.TimelineSink;
import dev.aiperf.transport.Transport;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Sends the requests of one phase and keeps track of those in flight. Safe to share between threads.
 *
 * <p>When a request ends, whoever waits for its place is told first, so that the next one is on its way before anything
 * else happens; then the timeline goes to the sink.
 */
final class Sender {

    private final URI url;
    private final Transport transport;
    private final TimelinePool pool;
    private final TimelineSink sink;
    private final RequestIds ids;
    private final PhaseKind phase;
    private final Optional<ContentTest> contentTest;
    private final Lateness lateness = new Lateness();
    private final Set<InFlight> inFlight = ConcurrentHashMap.newKeySet();
    private final AtomicLong open = new AtomicLong();
    private final LongAdder sent = new LongAdder();
    private final LongAdder unmade = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder brokenOff = new LongAdder();
    private volatile Runnable onIdle = () -> {};

    /**
     * Makes a sender.
     *
     * @param contentTest finds the first content of an answer, where that is to be told before the answer's end
     */
    Sender(
            URI url,
            Transport transport,
            TimelinePool pool,
            TimelineSink sink,
            RequestIds ids,
            PhaseKind phase,
            Optional<ContentTest> contentTest) {
        this.url = url;
        this.transport = transport;
        this.pool = pool;
        this.sink = sink;
        this.ids = ids;
        this.phase = phase;
        this.contentTest = contentTest;
    }

    /**
     * Sends a request. One that could not be made ends at once, and takes no time: it ends when it was intended, and leaves
     * its place as it found it. One that the transport throws on is a failed request: no connection was opened for it.
     *
     * @param intendedNanos when the schedule wanted it sent
     * @param possibleNanos since when nothing but the client kept it from being sent
     * @param refill whether it takes a slot over from one before it, and waited for nothing else
     * @param events told how it goes on
     */
    void send(PreparedRequest request, long intendedNanos, long possibleNanos, boolean refill, RequestEvents events) {
        Timeline timeline = pool.take();
        timeline.begin(
                request.index(),
                phase,
                request.entry(),
                request.turn(),
                request.inputTokens(),
                request.requestedOutputTokens());
        timeline.intendedAt(intendedNanos);
        if (refill) {
            timeline.refillsSlot();
        }
        if (!request.isMade()) {
            unmade.increment();
            timeline.end(intendedNanos, Outcome.NOT_MADE, request.failure());
            events.prefilled(possibleNanos);
            events.ended(Outcome.NOT_MADE, possibleNanos);
            sink.accept(timeline);
            return;
        }
        OutgoingRequest outgoing = new OutgoingRequest(
                url,
                request.body(),
                ids.requestId(phase, request.index()),
                ids.correlationId(phase, request.opener()),
                contentTest);
        open.incrementAndGet();
        sent.increment();
        InFlight one = new InFlight(possibleNanos, events);
        inFlight.add(one);
        try {
            one.sentAs(transport.send(outgoing, timeline, one));
        } catch (RuntimeException | LinkageError e) {
            if (!one.failToSend(timeline, e)) {
                throw e;
            }
        }
    }

    /** Drops all requests in flight. */
    void dropAll(Drop reason) {
        for (InFlight one : inFlight) {
            one.drop(reason);
        }
    }

    /** Calls the hook whenever the last request in flight has ended and was handed on. */
    void onIdle(Runnable hook) {
        onIdle = hook;
    }

    /** Returns how many requests are in flight. */
    long inFlight() {
        return open.get();
    }

    /** Returns how many requests were sent. */
    long sent() {
        return sent.sum();
    }

    /** Returns how many requests could not be made, and so were not sent. */
    long unmade() {
        return unmade.sum();
    }

    /** Returns how many requests were sent and have ended without a response of status 2xx. */
    long failed() {
        return failed.sum();
    }

    /** Returns how many requests were dropped before they had ended. */
    long dropped() {
        return brokenOff.sum();
    }

    /** Returns how late requests were sent by the client's own doing. */
    Lateness lateness() {
        return lateness;
    }

    /** One request in flight. */
    private final class InFlight implements ExchangeListener {

        private final long possibleNanos;
        private final RequestEvents events;
        private final AtomicBoolean prefilling = new AtomicBoolean(true);
        private volatile boolean ended;
        private volatile @Nullable Drop dropped;
        private volatile Exchange exchange = reason -> {};

        InFlight(long possibleNanos, RequestEvents events) {
            this.possibleNanos = possibleNanos;
            this.events = events;
        }

        void sentAs(Exchange exchange) {
            this.exchange = exchange;
            Drop reason = dropped;
            if (reason != null && !ended) {
                exchange.cancel(reason.words());
            }
        }

        void drop(Drop reason) {
            dropped = reason;
            exchange.cancel(reason.words());
        }

        /** Ends a request that the transport threw on instead of sending it; returns false for one that has ended. */
        boolean failToSend(Timeline timeline, Throwable thrown) {
            if (ended) {
                return false;
            }
            timeline.end(System.nanoTime(), Outcome.CONNECT_FAILED, "the transport failed: " + thrown);
            onComplete(exchange, timeline);
            return true;
        }

        @Override
        public void onFirstContent(Exchange exchange, long nanos) {
            // It may be dropped at the same time by another thread.
            if (prefilling.compareAndSet(true, false)) {
                events.prefilled(nanos);
            }
        }

        @Override
        public void onComplete(Exchange exchange, Timeline timeline) {
            ended = true;
            if (!inFlight.remove(this)) {
                // Of a broken transport that threw, and sent it all the same.
                return;
            }
            Drop reason = dropped;
            if (reason != null && timeline.outcome() == Outcome.CANCELLED) {
                // The transport knows that it was told to drop it, but not what for.
                brokenOff.increment();
                timeline.end(timeline.endNanos(), reason.outcome(), timeline.failure());
            }
            boolean succeeded = timeline.outcome() == Outcome.COMPLETED && timeline.status() / 100 == 2;
            if (!succeeded) {
                failed.increment();
            }
            if (timeline.startNanos() != Timeline.NEVER) {
                lateness.record(timeline.startNanos() - possibleNanos);
            }
            try {
                onFirstContent(exchange, timeline.endNanos());
                if (succeeded) {
                    events.answered(timeline);
                }
                events.ended(timeline.outcome(), timeline.endNanos());
                sink.accept(timeline);
            } finally {
                if (open.decrementAndGet() == 0) {
                    onIdle.run();
                }
            }
        }
    }
}
