package dev.aiperf.transport;

import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.client.BytesRequestContent;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.client.Result;
import org.eclipse.jetty.client.transport.HttpConversation;
import org.eclipse.jetty.client.transport.HttpRequest;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.thread.Invocable;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way through Jetty, and the pen that writes its timeline.
 *
 * <p>Thread rules: {@link #send} runs on the sender's thread, and so does what tells of the request where a free connection
 * was at hand; everything else runs on the selector thread of the connection, one call at a time. The end is told after all
 * else.
 */
final class JettyExchange
        implements Exchange,
                Request.BeginListener,
                Request.SuccessListener,
                Response.HeadersListener,
                Response.ContentSourceListener,
                Response.CompleteListener,
                Invocable.Task {

    /** The largest answer that is kept; more is no answer of an inference endpoint, but a fault. */
    private static final int MOST_BYTES = 256 << 20;

    private final Timeline timeline;
    private final ExchangeListener listener;
    private final byte[] body;
    private final OpenedConnections connections;
    private final BooleanSupplier transportClosed;
    private final AtomicBoolean cancelled = new AtomicBoolean();

    private volatile @Nullable Request request;
    private boolean begun;
    private @Nullable SseSplitter splitter;
    private Content.@Nullable Source source;
    private @Nullable ReadTimedEndPoint socket;
    private @Nullable Opening opening;

    /**
     * Makes the exchange of one request.
     *
     * @param body the request's body
     * @param connections tells whether a connection was opened for the request
     * @param transportClosed tells whether the transport is closed, which drops what is in flight
     */
    JettyExchange(
            Timeline timeline,
            ExchangeListener listener,
            byte[] body,
            OpenedConnections connections,
            BooleanSupplier transportClosed) {
        this.timeline = timeline;
        this.listener = listener;
        this.body = body;
        this.connections = connections;
        this.transportClosed = transportClosed;
    }

    void send(Request request) {
        this.request = request;
        request.body(new BytesRequestContent("application/json", body))
                .onRequestBegin(this)
                .onRequestSuccess(this);
        long now = System.nanoTime();
        timeline.askedAt(now);
        timeline.startedAt(now);
        // That registers for the response's events, too. Twice registered, the content would go through a
        // demultiplexer.
        request.send(this);
    }

    @Override
    public void cancel(String reason) {
        Request sent = request;
        if (sent != null && cancelled.compareAndSet(false, true)) {
            CompletableFuture<Boolean> unused = sent.abort(new CancellationException(reason));
        }
    }

    @Override
    public void onBegin(Request request) {
        long now = System.nanoTime();
        begun = true;
        opening = connections.openingOf(request.getConnection());
        // The thread doesn't tell: the selector thread of a connection that has just become free may write it.
        if (hadToOpen()) {
            timeline.connectedAt(now);
        } else {
            timeline.startedAt(now);
        }
    }

    @Override
    public void onSuccess(Request request) {
        timeline.sentAt(System.nanoTime(), body.length);
        Opening opened = opening;
        if (opened != null && hadToOpen()) {
            // The handshake of TLS comes when the first request is written.
            long ready = opened.readyNanos();
            timeline.connectedAt(Math.max(timeline.connectedNanos(), ready));
            timeline.openedBetween(opened.begunNanos(), opened.resolvedNanos(), ready);
        }
    }

    /** Returns whether the request's connection became ready only after the request was there. */
    private boolean hadToOpen() {
        return opening != null && opening.readyNanos() - timeline.startNanos() > 0;
    }

    @Override
    public void onHeaders(Response response) {
        HttpField type = response.getHeaders().getField(HttpHeader.CONTENT_TYPE);
        boolean streamed = type != null && type.getValue().regionMatches(true, 0, "text/event-stream", 0, 17);
        socket = socketOf(response);
        timeline.headersAt(socket.readNanos(), response.getStatus(), streamed);
        if (streamed && response.getStatus() / 100 == 2) {
            splitter = new SseSplitter();
        }
    }

    /** Jetty tells which socket a response comes from by an attribute of the conversation, from its headers on. */
    private static ReadTimedEndPoint socketOf(Response response) {
        HttpConversation conversation = ((HttpRequest) response.getRequest()).getConversation();
        return ReadTimedEndPoint.of((EndPoint) conversation.getAttribute(EndPoint.class.getName()));
    }

    @Override
    public void onContentSource(Response response, Content.Source source) {
        this.source = source;
        run();
    }

    /** Takes what has come, and asks to be called again: the demand callback of the response's content. */
    @Override
    public void run() {
        Content.Source content = source;
        if (content == null) {
            return;
        }
        while (true) {
            Content.Chunk chunk = content.read();
            if (chunk == null) {
                content.demand(this);
                return;
            }
            if (Content.Chunk.isFailure(chunk)) {
                return;
            }
            if (chunk.hasRemaining()) {
                take(chunk);
            }
            boolean last = chunk.isLast();
            chunk.release();
            if (last) {
                return;
            }
            if (timeline.length() > MOST_BYTES) {
                content.fail(new IllegalStateException("the answer is larger than " + (MOST_BYTES >> 20) + " MiB"));
                return;
            }
        }
    }

    private void take(Content.Chunk chunk) {
        long nanos =
                Objects.requireNonNull(socket, "content comes after headers").readNanos();
        timeline.bodyRead(nanos, chunk.remaining());
        SseSplitter events = splitter;
        if (events != null) {
            events.feed(chunk.getByteBuffer(), nanos, timeline);
        } else {
            timeline.append(chunk.getByteBuffer());
        }
    }

    @Override
    public void onComplete(Result result) {
        long now = System.nanoTime();
        Throwable failure = result.getFailure();
        endEvents(failure == null);
        sentBeforeItWasAnswered();
        if (failure == null) {
            timeline.end(now, Outcome.COMPLETED, "");
        } else if (cancelled.get()) {
            String reason = failure.getMessage();
            timeline.end(now, Outcome.CANCELLED, reason == null ? "cancelled" : reason);
        } else if (transportClosed.getAsBoolean()) {
            timeline.end(now, Outcome.CANCELLED, "dropped, since the transport was closed");
        } else {
            Outcome outcome = Failures.outcomeOf(failure, begun);
            String words = outcome == Outcome.TIMED_OUT
                    ? "no whole answer within the request timeout"
                    : Failures.inWords(failure);
            timeline.end(now, outcome, words);
        }
        listener.onComplete(this, timeline);
    }

    /**
     * The sender may be held up between the last write and the note of it, while another thread reads the answer: then the
     * answer is the better witness of when the request had been sent.
     */
    private void sentBeforeItWasAnswered() {
        long headers = timeline.headersNanos();
        long sent = timeline.sentNanos();
        if (headers != Timeline.NEVER && sent != Timeline.NEVER && sent - headers > 0) {
            timeline.sentAt(headers, body.length);
        }
    }

    /** A body that isn't a stream is one event; the last event of a stream that was cut is none. */
    private void endEvents(boolean whole) {
        SseSplitter events = splitter;
        if (events == null) {
            if (timeline.length() > 0) {
                timeline.endEvent(timeline.lastBodyNanos());
            }
        } else if (whole) {
            events.finish(timeline.lastBodyNanos(), timeline);
        } else {
            timeline.dropOpenEvent();
        }
    }

    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }
}
