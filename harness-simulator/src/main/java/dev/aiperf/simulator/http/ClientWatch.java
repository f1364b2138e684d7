package dev.aiperf.simulator.http;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.function.Consumer;
import org.eclipse.jetty.io.AbstractEndPoint;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Notices that a client closes its connection while it waits for an answer.
 *
 * <p>Jetty doesn't read from an HTTP/1.1 connection while a request is handled, so it learns of a client's leaving only
 * when a write fails: too late for a request in the queue, which would keep its place and its memory. This reads in
 * Jetty's stead meanwhile, and lets go before the last write, after which Jetty reads for the next request. A lock makes
 * sure of that: a read that has begun ends before {@link #stop} returns, so it can never take bytes of that next request.
 */
final class ClientWatch implements Callback {
    private static final int PIPELINED_BYTES = 4_096;

    private final Connection connection;
    private final AbstractEndPoint endPoint;
    private final Consumer<Throwable> gone;
    private boolean started;
    private boolean stopped;

    ClientWatch(Connection connection, Consumer<Throwable> gone) {
        this.connection = connection;
        this.endPoint = (AbstractEndPoint) connection.getEndPoint();
        this.gone = gone;
    }

    synchronized void start() {
        if (!stopped && !started) {
            started = true;
            endPoint.tryFillInterested(this);
        }
    }

    synchronized void stop() {
        stopped = true;
        if (started) {
            // Takes this callback back: failed() is called here and now.
            endPoint.getFillInterest().onFail(new ClosedChannelException());
        }
    }

    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }

    @Override
    public void succeeded() {
        IOException loss = read();
        if (loss != null) {
            gone.accept(loss);
        }
    }

    private synchronized @Nullable IOException read() {
        if (stopped) {
            return null;
        }
        ByteBuffer buffer = BufferUtil.allocate(PIPELINED_BYTES);
        try {
            int filled = endPoint.fill(buffer);
            if (filled < 0) {
                return new EOFException("the client closed its connection");
            }
            if (filled == 0) {
                endPoint.tryFillInterested(this);
            } else if (connection instanceof Connection.UpgradeTo reader) {
                // A pipelined request: hand its bytes back, and watch no more.
                reader.onUpgradeTo(buffer);
            }
            return null;
        } catch (IOException e) {
            return e;
        }
    }

    @Override
    public void failed(Throwable cause) {
        if (!isStopped()) {
            gone.accept(cause);
        }
    }

    private synchronized boolean isStopped() {
        return stopped;
    }
}
