package dev.aiperf.transport;

import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.util.Promise;

/** Tells of a connection's opening the first that is said of it: a handshake that fails also closes the connection. */
final class OpenedOnce<C> implements Promise<C> {

    private final AtomicBoolean told = new AtomicBoolean();
    private final Promise<C> opened;
    private final Runnable over;

    /**
     * @param opened who is told
     * @param over run once before that
     */
    OpenedOnce(Promise<C> opened, Runnable over) {
        this.opened = opened;
        this.over = over;
    }

    @Override
    public void succeeded(C connection) {
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
