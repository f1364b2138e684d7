package dev.aiperf.transport;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.util.thread.Scheduler;

/** A socket that knows when it was last read: where a library parses what it read, the time of parsing isn't that of arrival. */
final class TimedEndPoint extends SocketChannelEndPoint {

    private volatile long readNanos;

    TimedEndPoint(SocketChannel channel, ManagedSelector selector, SelectionKey key, Scheduler scheduler) {
        super(channel, selector, key, scheduler);
    }

    @Override
    public int fill(ByteBuffer buffer) throws IOException {
        int count = super.fill(buffer);
        if (count > 0) {
            readNanos = System.nanoTime();
        }
        return count;
    }

    /** Returns when a connection's socket was last read, TLS or not; now, where that isn't known. */
    static long lastReadNanos(EndPoint endPoint) {
        EndPoint socket = endPoint instanceof SslConnection.SslEndPoint encrypted
                ? encrypted.getSslConnection().getEndPoint()
                : endPoint;
        return socket instanceof TimedEndPoint timed ? timed.readNanos : System.nanoTime();
    }
}
