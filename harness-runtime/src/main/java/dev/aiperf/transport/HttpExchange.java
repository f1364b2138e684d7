package dev.aiperf.transport;

import java.nio.ByteBuffer;
import java.time.Duration;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way, and the pen that writes its timeline.
 *
 * <p>Thread rules: a sender begins it, the selector thread of its connection reads the answer, and anyone may end it early.
 * Whoever touches the timeline holds the exchange's lock, which is free but for the moment of an early end; the listener is
 * told without it. The exchange is over once, when its answer is whole and its request is known to be written, or early.
 */
final class HttpExchange implements Exchange, Callback {

    /** The largest answer that is kept; more is no answer of an inference endpoint, but a fault. */
    private static final int MOST_BYTES = 256 << 20;

    private final OutgoingRequest request;
    private final Timeline timeline;
    private final ExchangeListener listener;
    private final long deadlineNanos;

    private @Nullable Carrier carrier;
    private @Nullable SseSplitter splitter;
    private boolean written;
    private boolean answered;
    private long answeredNanos;
    private boolean over;

    private final @Nullable ContentTest contentTest;
    /** How many events were looked into. */
    private int looked;
    /** Which event was the first with content; -1 before it came. */
    private int firstContent = -1;

    private long firstContentNanos;
    private boolean contentTold = true;

    /**
     * Makes an exchange.
     *
     * @param timeline begun, and started
     * @param deadlineNanos when it is given up
     */
    private HttpExchange(OutgoingRequest request, Timeline timeline, ExchangeListener listener, long deadlineNanos) {
        this.request = request;
        this.timeline = timeline;
        this.listener = listener;
        this.deadlineNanos = deadlineNanos;
        this.contentTest = request.contentTest().orElse(null);
    }

    /** Makes the exchange of a request that the transport was asked for now. */
    static HttpExchange asked(
            OutgoingRequest request, Timeline timeline, ExchangeListener listener, Duration requestTimeout) {
        long now = System.nanoTime();
        timeline.askedAt(now);
        timeline.startedAt(now);
        return new HttpExchange(request, timeline, listener, now + requestTimeout.toNanos());
    }

    OutgoingRequest request() {
        return request;
    }

    /** Notes how a connection was opened for it; returns whether it still wants one. */
    synchronized boolean connected(Opening opening) {
        if (!over) {
            timeline.connectedAt(opening.readyNanos());
            timeline.openedBetween(opening.begunNanos(), opening.resolvedNanos(), opening.readyNanos());
        }
        return !over;
    }

    /**
     * Begins on a connection.
     *
     * @return whether it wasn't over before
     */
    synchronized boolean begin(Carrier on) {
        if (over) {
            return false;
        }
        carrier = on;
        if (timeline.connectedNanos() == Timeline.NEVER) {
            timeline.startedAt(System.nanoTime());
        }
        return true;
    }

    /** Returns whether the request is known to be written. */
    synchronized boolean isWritten() {
        return written;
    }

    @Override
    public void succeeded() {
        long now = System.nanoTime();
        Carrier used;
        synchronized (this) {
            if (over) {
                return;
            }
            written = true;
            // The writer may be held up here while another thread reads the answer, which then is the better witness of
            // when the request had been sent.
            long headers = timeline.headersNanos();
            timeline.sentAt(headers != Timeline.NEVER && headers < now ? headers : now, request.body().length);
            used = carrier;
            if (!answered || used == null) {
                return;
            }
            end();
        }
        used.ended(this);
    }

    @Override
    public void failed(Throwable failure) {
        endEarly(Failures.outcomeOf(failure, true), Failures.inWords(failure));
    }

    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }

    /** Takes the answer's head. With the lock. */
    void onHeaders(long nanos, int status, boolean streamed) {
        timeline.headersAt(nanos, status, streamed);
        if (written && timeline.sentNanos() > nanos) {
            // The writer noted it late, between this read and here.
            timeline.sentAt(nanos, request.body().length);
        }
        if (streamed && status / 100 == 2) {
            splitter = new SseSplitter();
        }
    }

    /** Takes bytes of the answer's body. With the lock. */
    void onContent(ByteBuffer content, long nanos) throws TooLargeException {
        timeline.bodyRead(nanos, content.remaining());
        SseSplitter events = splitter;
        if (events != null) {
            events.feed(content, nanos, timeline);
            lookForContent();
        } else {
            timeline.append(content);
        }
        if (timeline.length() > MOST_BYTES) {
            throw new TooLargeException();
        }
    }

    private void lookForContent() {
        if (contentTest == null || firstContent >= 0) {
            return;
        }
        while (looked < timeline.events()) {
            if (contentTest.isContent(timeline.bytes(), timeline.eventStart(looked), timeline.eventEnd(looked))) {
                firstContent = looked;
                firstContentNanos = timeline.eventNanos(looked);
                contentTold = false;
                return;
            }
            looked++;
        }
    }

    /** Tells the listener of the first content, if it has come and wasn't told. By the selector thread, without the lock. */
    void tellFirstContent() {
        if (!contentTold) {
            contentTold = true;
            listener.onFirstContent(this, firstContentNanos);
        }
    }

    /**
     * Takes the end of the answer. With the lock.
     *
     * @return whether the exchange is over with that; else it will be when the request is known to be written
     */
    boolean onAnswered() {
        answered = true;
        answeredNanos = System.nanoTime();
        if (written) {
            end();
        }
        return written;
    }

    private void end() {
        over = true;
        SseSplitter events = splitter;
        if (events != null) {
            events.finish(timeline.lastBodyNanos(), timeline);
        } else if (timeline.length() > 0) {
            // A body that isn't a stream is one event.
            timeline.endEvent(timeline.lastBodyNanos());
        }
        timeline.end(answeredNanos, Outcome.COMPLETED, "");
    }

    /** Returns whether nothing more of an answer is wanted: it is whole, or the exchange is over. With the lock. */
    boolean isAnswered() {
        return answered || over;
    }

    /** Tells the listener of the end. Without the lock. */
    void tell() {
        listener.onComplete(this, timeline);
    }

    void giveUpIfOverdue(long nowNanos) {
        if (nowNanos - deadlineNanos >= 0) {
            endEarly(Outcome.TIMED_OUT, "no whole answer within the request timeout");
        }
    }

    /** Ends it because its transport is closed. */
    void dropAtClose() {
        endEarly(Outcome.CANCELLED, "dropped, since the transport was closed");
    }

    @Override
    public void cancel(String reason) {
        endEarly(Outcome.CANCELLED, reason);
    }

    /** Ends it without a whole answer, and closes its connection; does nothing when it is over. Without the lock. */
    void endEarly(Outcome outcome, String words) {
        Carrier used;
        synchronized (this) {
            if (over) {
                return;
            }
            over = true;
            used = carrier;
            if (splitter != null) {
                // The last event of a stream that was cut is none.
                timeline.dropOpenEvent();
            } else if (timeline.length() > 0) {
                timeline.endEvent(timeline.lastBodyNanos());
            }
            timeline.end(System.nanoTime(), outcome, words);
        }
        if (used != null) {
            used.abandon();
        }
        tell();
    }

    /** The answer is larger than any that is kept. */
    static final class TooLargeException extends Exception {

        private static final long serialVersionUID = 1L;

        TooLargeException() {
            super("the answer is larger than " + (MOST_BYTES >> 20) + " MiB");
        }
    }
}
