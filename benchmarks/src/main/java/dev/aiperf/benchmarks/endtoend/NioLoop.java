package dev.aiperf.benchmarks.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/**
 * The yardstick: a closed loop by one bare selector, which reads, counts and sends the next request, and does nothing else.
 *
 * <p>{@code NioLoop URL CONNECTIONS SECONDS stream|whole}
 */
public final class NioLoop {

    private static final int CONNECTS_AT_ONCE = 64;

    private final ByteBuffer in = ByteBuffer.allocateDirect(64 << 10);
    private final ByteBuffer request;
    private final boolean stream;
    private final Selector selector;

    private NioLoop(byte[] request, boolean stream) throws IOException {
        this.request = ByteBuffer.wrap(request);
        this.stream = stream;
        this.selector = Selector.open();
    }

    /** Runs the loop. */
    public static void main(String[] arguments) throws IOException {
        URI url = URI.create(arguments[0]);
        int connections = Integer.parseInt(arguments[1]);
        long nanos = Long.parseLong(arguments[2]) * 1_000_000_000L;
        boolean stream = arguments[3].equals("stream");
        new NioLoop(Requests.http(url, stream), stream).run(url, connections, nanos);
    }

    private void run(URI url, int connections, long nanos) throws IOException {
        InetSocketAddress address = new InetSocketAddress(url.getHost(), url.getPort());
        for (int i = 0; i < connections; i++) {
            SocketChannel channel = SocketChannel.open(address);
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.register(selector, SelectionKey.OP_READ, new Connection(channel, new StreamEnd()));
            send(channel);
            if (i % CONNECTS_AT_ONCE == CONNECTS_AT_ONCE - 1) {
                selector.selectNow(this::handle);
            }
        }
        long end = System.nanoTime() + nanos;
        while (System.nanoTime() < end) {
            selector.select(this::handle, 100);
        }
    }

    private void handle(SelectionKey key) {
        Connection connection = (Connection) key.attachment();
        try {
            in.clear();
            int count = connection.channel.read(in);
            if (count < 0) {
                throw new IOException("the server closed a connection");
            }
            if (!stream || connection.end.isIn(in, count)) {
                send(connection.channel);
            }
        } catch (IOException e) {
            // A loop with fewer connections would be a lower yardstick than it says.
            throw new UncheckedIOException(e);
        }
    }

    private void send(SocketChannel channel) throws IOException {
        if (channel.write(request.rewind()) < request.limit()) {
            throw new IOException("the socket took only some of a request");
        }
    }

    private record Connection(SocketChannel channel, StreamEnd end) {}
}
