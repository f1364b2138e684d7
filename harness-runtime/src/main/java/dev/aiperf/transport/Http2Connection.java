package dev.aiperf.transport;

import java.io.EOFException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.http2.HTTP2Session;
import org.eclipse.jetty.http2.api.Session;
import org.eclipse.jetty.http2.frames.GoAwayFrame;
import org.eclipse.jetty.http2.frames.SettingsFrame;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Promise;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP/2 connection, and how many more requests the server takes on it. It is open when the server has said that, by its
 * settings.
 */
final class Http2Connection implements Session.Listener {

    /** Where the server names no limit. */
    private static final int MANY_PLACES = 1 << 16;

    private final Http2Origin origin;
    private final Opening opening;
    private final OpenedOnce<Http2Connection> opened;
    private final AtomicInteger used = new AtomicInteger();
    private volatile @Nullable HTTP2Session session;
    private volatile int places;

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

    /** Returns who is to be told when the socket is connected, and any handshake done. */
    Promise<HTTP2Session> sessionPromise() {
        return Promise.from(connected -> {}, opened::failed);
    }

    Opening opening() {
        return opening;
    }

    int places() {
        return places;
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

    void leavePlace() {
        used.decrementAndGet();
        origin.serveWaiting();
    }

    /** Sends a request, for which a place was taken. */
    void send(HttpExchange exchange, Http2Head head) {
        new Http2Stream(this, exchange).send(head);
    }

    @Override
    public void onSettings(Session from, SettingsFrame frame) {
        HTTP2Session known = (HTTP2Session) from;
        int most = known.getMaxLocalStreams();
        boolean first = session == null;
        session = known;
        places = most < 0 ? MANY_PLACES : most;
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
        places = 0;
        origin.remove(this);
        opened.failed(session == null ? new WordedException("the server does not speak HTTP/2") : cause);
    }
}
