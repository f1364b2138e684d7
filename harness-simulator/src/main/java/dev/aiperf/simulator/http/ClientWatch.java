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

/**
 * Notices that a client closes its connection while it waits for an answer.
 *
 * <p>Jetty doesn't read from an HTTP/1.1 connection while a request is handled, so it learns of a client's leaving only
 * when a write fails: too late for a request in the queue, which would keep its place and its memory. This reads in
 * Jetty's stead meanwhile, and lets go before the last write, after which Jetty reads for the next request.
 */
final class ClientWatch implements Callback {
    private static final int PIPELINED_BYTES = 4_096;

    private final Connection connection;
    private final AbstractEndPoint endPoint;
    private final Consumer<Throwable> gone;
    private volatile boolean stopped;

    ClientWatch(Connection connection, Consumer<Throwable> gone) {
        this.connection = connection;
        this.endPoint = (AbstractEndPoint) connection.getEndPoint();
        this.gone = gone;
    }

    void start() {
        endPoint.tryFillInterested(this);
    }

    void stop() {
        if (!stopped) {
            stopped = true;
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
        if (stopped) {
            return;
        }
        ByteBuffer buffer = BufferUtil.allocate(PIPELINED_BYTES);
        try {
            int filled = endPoint.fill(buffer);
            if (filled < 0) {
                gone.accept(new EOFException("the client closed its connection"));
            } else if (filled == 0) {
                start();
            } else if (connection instanceof Connection.UpgradeTo reader) {
                // A pipelined request: hand its bytes back, and watch no more.
                reader.onUpgradeTo(buffer);
            }
        } catch (IOException e) {
            gone.accept(e);
        }
    }

    @Override
    public void failed(Throwable cause) {
        if (!stopped) {
            gone.accept(cause);
        }
    }
}
