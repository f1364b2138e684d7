package dev.aiperf.transport;

import java.io.EOFException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.http2.ErrorCode;
import org.eclipse.jetty.http2.HTTP2Session;
import org.eclipse.jetty.http2.api.Session;
import org.eclipse.jetty.http2.frames.GoAwayFrame;
import org.eclipse.jetty.http2.frames.SettingsFrame;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Promise;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP/2 connection, and how many more requests the server takes on it. It is open when the server has said that, by its
 * settings; once ended it stays so.
 */
final class Http2Connection implements Session.Listener {

    /** Where the server names no limit. */
    private static final int MANY_PLACES = 1 << 16;

    private final Http2Origin origin;
    private final Opening opening;
    private final OpenedOnce<Http2Connection> opened;
    private final AtomicInteger used = new AtomicInteger();
    /** How many were served that had waited for it to be opened. */
    private final AtomicInteger servedAsNew = new AtomicInteger();
    /** Known once the socket is connected. */
    private volatile @Nullable HTTP2Session session;

    private volatile boolean ready;
    private volatile boolean ended;
    private volatile int places;
    private volatile Runnable atEnd = () -> {};
    private volatile @Nullable Http2Connector connector;

    /**
     * @param origin told of free places, and of the end
     * @param opening told when it is open
     * @param opened gets it once requests may be written
     */
    Http2Connection(Http2Origin origin, Opening opening, Promise<Http2Connection> opened) {
        this.origin = origin;
        this.opening = opening;
        this.opened = new OpenedOnce<>(opened, () -> {});
    }

    /**
     * Begins to be opened; it fails should the server's settings take longer than a connection may.
     *
     * @param over run once it is open no more
     * @return who is to be told when the socket is connected, and any handshake done
     */
    Promise<Session> begin(Http2Connector by, Duration within, Runnable over) {
        atEnd = over;
        connector = by;
        by.schedule(this::giveUpUnlessReady, within);
        return Promise.from(
                made -> {
                    session = (HTTP2Session) made;
                    if (ended) {
                        // It was given up meanwhile.
                        close((HTTP2Session) made);
                    }
                },
                this::end);
    }

    private void giveUpUnlessReady() {
        if (!ready) {
            end(new WordedException("the server sent no HTTP/2 settings within the time allowed"));
            HTTP2Session known = session;
            if (known != null) {
                close(known);
            }
        }
    }

    private static void close(HTTP2Session known) {
        known.close(ErrorCode.NO_ERROR.code, "given up", Callback.NOOP);
    }

    Opening opening() {
        return opening;
    }

    int places() {
        return places;
    }

    boolean isEnded() {
        return ended;
    }

    /** Returns whether a request that is served now was waiting when it was opened, and is among the first on it. */
    boolean isNewFor(WaitingRequests.Waiting request) {
        return opening.readyNanos() - request.sinceNanos() >= 0 && servedAsNew.getAndIncrement() < places;
    }

    /** Returns the instant at which the socket was last read. */
    long readNanos() {
        return TimedEndPoint.lastReadNanos(session().getEndPoint());
    }

    HTTP2Session session() {
        return Objects.requireNonNull(session, "open");
    }

    /** Takes a place for a request; returns whether there was one. */
    boolean takePlace() {
        int taken = used.get();
        while (taken < places) {
            if (used.compareAndSet(taken, taken + 1)) {
                return true;
            }
            taken = used.get();
        }
        return false;
    }

    /** Leaves a place; whoever does it has the origin serve those that wait. */
    void leavePlace() {
        used.decrementAndGet();
    }

    /** Leaves the place of a request whose stream is closed, or was none. */
    void streamOver() {
        if (!origin.isPooled()) {
            end(new EOFException("the connection was for one request"));
            close(session());
            return;
        }
        leavePlace();
        origin.serveWaiting();
    }

    /** Runs something short once, later. */
    void schedule(Runnable task, Duration later) {
        Objects.requireNonNull(connector, "begun").schedule(task, later);
    }

    /** Sends a request, for which a place was taken. */
    void send(HttpExchange exchange, Http2Head head) {
        new Http2Stream(this, exchange).send(head);
    }

    @Override
    public void onSettings(Session from, SettingsFrame frame) {
        HTTP2Session known = (HTTP2Session) from;
        int most = known.getMaxLocalStreams();
        if (most == 0 && !ready) {
            end(new WordedException("the server allows no requests on an HTTP/2 connection"));
            close(known);
            return;
        }
        boolean first;
        synchronized (this) {
            if (ended) {
                return;
            }
            first = !ready;
            ready = true;
            session = known;
            places = origin.isPooled() ? (most < 0 ? MANY_PLACES : most) : 1;
        }
        if (first) {
            opening.readyAt(System.nanoTime());
            opened.succeeded(this);
        } else {
            origin.serveWaiting();
        }
    }

    @Override
    public void onGoAway(Session from, GoAwayFrame frame) {
        end(new EOFException("the server takes no more requests on the connection"));
    }

    @Override
    public void onClose(Session from, GoAwayFrame frame, Callback callback) {
        end(new EOFException("the connection was closed"));
        callback.succeeded();
    }

    @Override
    public void onFailure(Session from, Throwable failure, Callback callback) {
        end(failure);
        callback.succeeded();
    }

    /** Takes no more requests. Those under way are told by their streams. */
    private void end(Throwable cause) {
        synchronized (this) {
            if (ended) {
                return;
            }
            ended = true;
            places = 0;
        }
        atEnd.run();
        if (ready) {
            origin.remove(this);
        } else {
            opened.failed(worded(cause));
        }
    }

    /** Where the server answered the preface of HTTP/2 by something else, Jetty names a rule of framing that was broken. */
    private Throwable worded(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        if (session == null) {
            return cause;
        }
        if (message.contains("protocol_error") || message.contains("frame_size_error") || message.contains("preface")) {
            return new WordedException("the server does not speak HTTP/2");
        }
        return cause instanceof EOFException || cause instanceof ClosedChannelException
                ? new WordedException("the server closed the connection instead of sending its HTTP/2 settings")
                : cause;
    }
}
