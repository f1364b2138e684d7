package dev.aiperf.transport;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * A socket that knows when it was last read.
 *
 * <p>Jetty hands over each chunk of HTTP by itself, so a clock that is read at the hand-over gives events of one read
 * instants that are microseconds apart, and a gap between tokens that never was. The read itself is what all of them
 * have in common.
 *
 * <p>Read and asked by one thread at a time: whoever handles the connection.
 */
final class ReadTimedEndPoint extends SocketChannelEndPoint {

    private long readNanos = Timeline.NEVER;
    private volatile Opening opening = new Opening(System.nanoTime());

    ReadTimedEndPoint(SocketChannel channel, ManagedSelector selector, SelectionKey key, Scheduler scheduler) {
        super(channel, selector, key, scheduler);
    }

    /** Returns the socket below whatever TLS lays around it. */
    static ReadTimedEndPoint of(EndPoint socket) {
        EndPoint inner = socket;
        while (inner instanceof EndPoint.Wrapper wrapper) {
            inner = wrapper.unwrap();
        }
        return (ReadTimedEndPoint) inner;
    }

    void openedBy(Opening opening) {
        this.opening = opening;
    }

    /** Returns how the socket was opened. */
    Opening opening() {
        return opening;
    }

    @Override
    public int fill(ByteBuffer buffer) throws IOException {
        int count = super.fill(buffer);
        if (count > 0) {
            readNanos = System.nanoTime();
        }
        return count;
    }

    /** Returns the instant right after the last read that brought bytes. */
    long readNanos() {
        return readNanos;
    }
}
