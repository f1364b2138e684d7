package dev.aiperf.transport;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.AbstractConnection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.io.ssl.SslHandshakeListener;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Promise;
import org.jspecify.annotations.Nullable;

/**
 * A connection, on which one request after the other is answered.
 *
 * <p>Whoever has taken it may send on it. Its selector thread reads, and is the only one to; it reads into a buffer that all
 * connections of the thread share, since all that was read is parsed before the next is.
 */
final class HttpConnection extends AbstractConnection
        implements Carrier, HttpParser.ResponseHandler, SslHandshakeListener {

    private static final int MOST_HEADER_BYTES = 64 << 10;
    private static final int BUFFER_BYTES = 64 << 10;
    private static final ThreadLocal<ByteBuffer> IN =
            ThreadLocal.withInitial(() -> ByteBuffer.allocateDirect(BUFFER_BYTES));
    private static final ThreadLocal<ByteBuffer> OUT =
            ThreadLocal.withInitial(() -> ByteBuffer.allocateDirect(BUFFER_BYTES));

    /** Whose the connection is. */
    private enum State {
        /** Of whoever took or opened it. */
        TAKEN,
        /** Of nobody. */
        IDLE,
        CLOSED
    }

    private final Origin origin;
    private final Set<HttpConnection> open;
    private final Opening opening;
    private final Promise<HttpConnection> opened;
    private final boolean secure;
    private final AtomicReference<State> state = new AtomicReference<>(State.TAKEN);
    private final HttpParser parser = new HttpParser(this, MOST_HEADER_BYTES);
    private final Callback readable = new WhenReadable();
    private volatile @Nullable HttpExchange exchange;

    /** What the parser tells, for the exchange whose lock is held while it parses. */
    private @Nullable HttpExchange reading;

    private long readNanos;
    private int status;
    private boolean streamed;
    private boolean lastOfConnection;
    private boolean messageComplete;
    private @Nullable Exception fault;

    /**
     * Makes a connection.
     *
     * @param origin whose idle connection it will be
     * @param open where it enters itself while it is open
     * @param opening told when it is ready
     * @param opened told when requests may be written
     */
    HttpConnection(
            EndPoint endPoint,
            Executor executor,
            Origin origin,
            Set<HttpConnection> open,
            Opening opening,
            Promise<HttpConnection> opened) {
        super(endPoint, executor);
        this.origin = origin;
        this.open = open;
        this.opening = opening;
        this.opened = opened;
        secure = endPoint instanceof SslConnection.SslEndPoint;
        if (endPoint instanceof SslConnection.SslEndPoint encrypted) {
            encrypted.getSslConnection().addHandshakeListener(this);
        }
    }

    @Override
    public void onOpen() {
        super.onOpen();
        open.add(this);
        if (secure) {
            // It is the first read that begins to shake hands.
            onFillable();
        } else {
            ready();
            fillInterested(readable);
        }
    }

    @Override
    public void handshakeSucceeded(Event event) {
        ready();
    }

    private void ready() {
        opening.readyAt(System.nanoTime());
        opened.succeeded(this);
    }

    @Override
    public void handshakeFailed(Event event, Throwable failure) {
        opened.failed(failure);
    }

    /** Returns how it was opened. */
    Opening opening() {
        return opening;
    }

    /** Takes it when it is idle; returns whether it was. */
    boolean take() {
        return state.compareAndSet(State.IDLE, State.TAKEN);
    }

    /** Gives it back, to be taken for the next request, should it be for more than one. */
    void release() {
        if (!origin.isPooled()) {
            close();
        } else if (state.compareAndSet(State.TAKEN, State.IDLE)) {
            origin.addIdle(this);
        }
    }

    /** Returns the exchange that it is used for. */
    @Nullable
    HttpExchange exchange() {
        return exchange;
    }

    /** Writes a request after its head. By whoever has taken it. */
    void send(HttpExchange next, RequestHead head) {
        exchange = next;
        if (!next.begin(this)) {
            exchange = null;
            release();
            return;
        }
        OutgoingRequest request = next.request();
        byte[] body = request.body();
        int headBytes = head.mostBytes(request);
        ByteBuffer out = headBytes > BUFFER_BYTES ? ByteBuffer.allocate(headBytes) : OUT.get();
        out.clear();
        head.write(request, out);
        if (body.length <= out.remaining()) {
            getEndPoint().write(next, out.put(body).flip());
        } else {
            getEndPoint().write(next, out.flip(), ByteBuffer.wrap(body));
        }
        if (!next.isWritten()) {
            // The socket takes the rest later, from this buffer.
            OUT.remove();
        }
    }

    @Override
    public void ended(HttpExchange over) {
        exchange = null;
        if (lastOfConnection) {
            close();
        } else {
            release();
        }
        over.tell();
    }

    @Override
    public void abandon() {
        exchange = null;
        close();
    }

    @Override
    public void close() {
        State before = state.getAndSet(State.CLOSED);
        if (before == State.IDLE) {
            origin.removeIdle(this);
        }
        super.close();
    }

    @Override
    public void onClose(@Nullable Throwable cause) {
        open.remove(this);
        super.onClose(cause);
        fail(cause == null ? new EOFException("the connection was closed") : cause);
    }

    /** Gives it up, and tells whoever waits for it why. */
    private void fail(Throwable cause) {
        opened.failed(cause);
        HttpExchange current = exchange;
        if (current != null) {
            current.failed(cause);
        }
        close();
    }

    @Override
    public void onFillable() {
        ByteBuffer buffer = IN.get();
        try {
            while (state.get() != State.CLOSED) {
                BufferUtil.clear(buffer);
                int count = getEndPoint().fill(buffer);
                readNanos = TimedEndPoint.lastReadNanos(getEndPoint());
                if (count < 0) {
                    onEnd();
                    return;
                }
                if (count > 0) {
                    onRead(buffer);
                }
                if (count == 0 || (!secure && count < BUFFER_BYTES)) {
                    // The socket is empty: asking it once more would cost as much as the read did.
                    break;
                }
            }
            if (state.get() != State.CLOSED) {
                fillInterested(readable);
            }
        } catch (IOException | RuntimeException e) {
            fail(e);
        } catch (OutOfMemoryError e) {
            OutOfMemory.tell(e);
            fail(e);
        }
    }

    private void onRead(ByteBuffer buffer) {
        HttpExchange current = exchange;
        if (current == null) {
            fail(new IOException("the server sent what nobody had asked for"));
            return;
        }
        boolean over;
        synchronized (current) {
            if (current.isAnswered()) {
                // More than the answer, while its request is still being noted as written.
                lastOfConnection = true;
                return;
            }
            parse(current, buffer);
            lastOfConnection |= messageComplete && buffer.hasRemaining();
            over = isAnswered() && current.onAnswered();
        }
        current.tellFirstContent();
        goOn(current, over);
    }

    /** The server has closed its side: that ends an answer without a length, and breaks off any other. */
    private void onEnd() {
        HttpExchange current = exchange;
        if (current == null) {
            fail(new EOFException("the server closed an idle connection"));
            return;
        }
        boolean over;
        synchronized (current) {
            lastOfConnection = true;
            if (current.isAnswered()) {
                return;
            }
            beginMessage();
            parser.atEOF();
            parse(current, BufferUtil.EMPTY_BUFFER);
            over = isAnswered() && current.onAnswered();
            if (!isAnswered() && fault == null) {
                fault = new EOFException("the server closed the connection");
            }
        }
        goOn(current, over);
    }

    private void goOn(HttpExchange current, boolean over) {
        if (fault != null) {
            fail(fault);
        } else if (over) {
            ended(current);
        }
    }

    /** Has the parser tell of what was read, with the lock of the exchange that it is told for. */
    private void parse(HttpExchange current, ByteBuffer buffer) {
        reading = current;
        do {
            beginMessage();
            parser.parseNext(buffer);
        } while (fault == null && messageComplete && isInterim() && buffer.hasRemaining());
        reading = null;
    }

    /** Makes the parser ready for the answer after the one that is complete, be that a whole or an interim one. */
    private void beginMessage() {
        if (messageComplete) {
            parser.reset();
            messageComplete = false;
        }
    }

    private boolean isAnswered() {
        return fault == null && messageComplete && !isInterim();
    }

    private boolean isInterim() {
        return status / 100 == 1 && status != 101;
    }

    @Override
    public void startResponse(HttpVersion version, int status, String reason) {
        this.status = status;
        streamed = false;
        lastOfConnection |= version == HttpVersion.HTTP_1_0;
    }

    @Override
    public void parsedHeader(HttpField field) {
        if (field.getHeader() == HttpHeader.CONTENT_TYPE) {
            streamed = ContentTypes.isEventStream(field.getValue());
        } else if (field.getHeader() == HttpHeader.CONNECTION) {
            lastOfConnection |= field.contains("close");
        }
    }

    @Override
    public boolean headerComplete() {
        if (!isInterim()) {
            told().onHeaders(readNanos, status, streamed);
        }
        return false;
    }

    @Override
    public boolean content(ByteBuffer content) {
        try {
            told().onContent(content, readNanos);
            return false;
        } catch (HttpExchange.TooLargeException e) {
            fault = e;
            return true;
        }
    }

    @Override
    public boolean contentComplete() {
        return false;
    }

    @Override
    public boolean messageComplete() {
        messageComplete = true;
        return true;
    }

    @Override
    public void earlyEOF() {
        fault = new EOFException("the server closed the connection");
    }

    @Override
    public void badMessage(HttpException failure) {
        fault = (Exception) failure;
    }

    private HttpExchange told() {
        return Objects.requireNonNull(reading, "parsed for an exchange");
    }

    /** Told by Jetty when there is something to read. */
    private final class WhenReadable implements Callback {

        @Override
        public void succeeded() {
            onFillable();
        }

        @Override
        public void failed(Throwable cause) {
            fail(cause);
        }

        @Override
        public InvocationType getInvocationType() {
            return InvocationType.NON_BLOCKING;
        }
    }
}
