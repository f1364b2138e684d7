package dev.aiperf.transport;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.http2.ErrorCode;
import org.eclipse.jetty.http2.HTTP2Stream;
import org.eclipse.jetty.http2.api.Stream;
import org.eclipse.jetty.http2.frames.DataFrame;
import org.eclipse.jetty.http2.frames.HeadersFrame;
import org.eclipse.jetty.http2.frames.ResetFrame;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Promise;
import org.jspecify.annotations.Nullable;

/** One request on an HTTP/2 connection. Its answer is read by the thread that reads the connection. */
final class Http2Stream implements Stream.Listener, Promise<Stream>, Carrier {

    /** More than a thread takes from one notice to the next. */
    private static final Duration TELLING = Duration.ofMillis(100);

    private final Http2Connection connection;
    private final HttpExchange exchange;
    private final AtomicBoolean left = new AtomicBoolean();
    private volatile @Nullable Stream stream;
    private volatile boolean abandoned;
    private boolean closed;
    /** Whether the exchange has ended, and its listener is told when the stream is closed. */
    private boolean toTell;

    Http2Stream(Http2Connection connection, HttpExchange exchange) {
        this.connection = connection;
        this.exchange = exchange;
    }

    void send(Http2Head head) {
        if (!exchange.begin(this)) {
            leave();
            return;
        }
        OutgoingRequest request = exchange.request();
        DataFrame body = new DataFrame(ByteBuffer.wrap(request.body()), true);
        connection.session().newStream(new HTTP2Stream.FrameList(head.of(request), body, null), this, this);
    }

    @Override
    public void onNewStream(Stream created) {
        stream = created;
        if (abandoned) {
            reset(created);
        }
    }

    /** The request is written. */
    @Override
    public void succeeded(Stream written) {
        exchange.succeeded();
    }

    /** Without a stream nothing is closed later. */
    @Override
    public void failed(Throwable failure) {
        if (stream == null) {
            leave();
        }
        exchange.failed(failure);
    }

    @Override
    public void onHeaders(Stream from, HeadersFrame frame) {
        try {
            boolean over;
            synchronized (exchange) {
                if (exchange.isAnswered()) {
                    return;
                }
                if (frame.getMetaData() instanceof MetaData.Response response && response.getStatus() / 100 != 1) {
                    String type = response.getHttpFields().get(HttpHeader.CONTENT_TYPE);
                    exchange.onHeaders(connection.readNanos(), response.getStatus(), ContentTypes.isEventStream(type));
                }
                over = frame.isEndStream() && exchange.onAnswered();
            }
            if (over) {
                ended(exchange);
            } else if (!frame.isEndStream()) {
                from.demand();
            }
        } catch (OutOfMemoryError e) {
            lackMemory(e);
        }
    }

    @Override
    public void onDataAvailable(Stream from) {
        try {
            read(from);
        } catch (OutOfMemoryError e) {
            lackMemory(e);
        }
    }

    private void lackMemory(OutOfMemoryError error) {
        OutOfMemory.tell(error);
        exchange.failed(error);
    }

    private void read(Stream from) {
        long nanos = connection.readNanos();
        while (true) {
            Stream.Data data = from.readData();
            if (data == null) {
                from.demand();
                return;
            }
            boolean last = data.frame().isEndStream();
            boolean over;
            try {
                over = onData(data.frame().getByteBuffer(), last, nanos);
            } catch (HttpExchange.TooLargeException e) {
                exchange.failed(e);
                return;
            } finally {
                data.release();
            }
            exchange.tellFirstContent();
            if (over) {
                ended(exchange);
            }
            if (last) {
                return;
            }
        }
    }

    private boolean onData(ByteBuffer content, boolean last, long nanos) throws HttpExchange.TooLargeException {
        synchronized (exchange) {
            if (exchange.isAnswered()) {
                return false;
            }
            if (content.hasRemaining()) {
                exchange.onContent(content, nanos);
            }
            return last && exchange.onAnswered();
        }
    }

    @Override
    public void onReset(Stream from, ResetFrame frame, Callback callback) {
        exchange.failed(wasReset(frame.getError()));
        callback.succeeded();
    }

    @Override
    public void onFailure(Stream from, int error, String reason, @Nullable Throwable failure, Callback callback) {
        exchange.failed(failure == null ? wasReset(error) : failure);
        closed();
        callback.succeeded();
    }

    /**
     * The stream is closed, and its place free. Of a reset the other side's is told next, on this thread; Jetty's own, of an
     * answer that contradicts its length, isn't told any other way.
     */
    @Override
    public void onClosed(Stream from) {
        closed();
        if (from.isReset() && !abandoned) {
            connection.schedule(
                    () -> exchange.endEarly(
                            Outcome.BAD_PROTOCOL, "the answer's length is not the one that its head names"),
                    TELLING);
        }
    }

    private static WordedException wasReset(int error) {
        ErrorCode known = ErrorCode.from(error);
        String name = known == null
                ? "error " + error
                : known.name().toLowerCase(Locale.ROOT).replace("_error", "").replace('_', ' ');
        return new WordedException("the server reset the stream (" + name + ")");
    }

    /** Tells of the end when the stream is closed: what is sent from there is to find the place free. */
    @Override
    public void ended(HttpExchange over) {
        boolean now;
        synchronized (this) {
            now = closed;
            toTell = !closed;
        }
        if (now) {
            over.tell();
        }
    }

    private void closed() {
        boolean tell;
        synchronized (this) {
            closed = true;
            tell = toTell;
            toTell = false;
        }
        leave();
        if (tell) {
            exchange.tell();
        }
    }

    /** Its place is left when the stream is closed by that, since the connection counts it until then. */
    @Override
    public void abandon() {
        abandoned = true;
        Stream known = stream;
        if (known != null) {
            reset(known);
        }
    }

    private static void reset(Stream known) {
        known.reset(new ResetFrame(known.getId(), ErrorCode.CANCEL_STREAM_ERROR.code), Callback.NOOP);
    }

    private void leave() {
        if (left.compareAndSet(false, true)) {
            connection.streamOver();
        }
    }
}
