package dev.aiperf.transport;

import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.util.Promise;

/** Tells of a connection's opening the first that is said of it: a handshake that fails also closes the connection. */
final class OpenedOnce implements Promise<HttpConnection> {

    private final AtomicBoolean told = new AtomicBoolean();
    private final Promise<HttpConnection> opened;
    private final Runnable over;

    /**
     * @param opened who is told
     * @param over run once before that
     */
    OpenedOnce(Promise<HttpConnection> opened, Runnable over) {
        this.opened = opened;
        this.over = over;
    }

    @Override
    public void succeeded(HttpConnection connection) {
        if (told.compareAndSet(false, true)) {
            over.run();
            opened.succeeded(connection);
        }
    }

    @Override
    public void failed(Throwable failure) {
        if (told.compareAndSet(false, true)) {
            over.run();
            opened.failed(failure);
        }
    }
}
