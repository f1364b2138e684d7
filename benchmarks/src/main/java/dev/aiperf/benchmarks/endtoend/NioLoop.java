package dev.aiperf.benchmarks.endtoend;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/**
 * The yardstick: a closed loop by one bare selector, which reads, counts and sends the next request, and does nothing else.
 *
 * <p>{@code NioLoop URL CONNECTIONS SECONDS stream|whole}
 */
public final class NioLoop {

    private static final int CONNECTS_AT_ONCE = 64;
    private static final byte[] STREAM_END = "0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

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
            channel.register(selector, SelectionKey.OP_READ, channel);
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
        SocketChannel channel = (SocketChannel) key.attachment();
        try {
            in.clear();
            int count = channel.read(in);
            if (count < 0) {
                channel.close();
            } else if (!stream || endsStream(count)) {
                send(channel);
            }
        } catch (IOException e) {
            key.cancel();
        }
    }

    private boolean endsStream(int count) {
        if (count < STREAM_END.length) {
            return false;
        }
        for (int i = 0; i < STREAM_END.length; i++) {
            if (in.get(count - STREAM_END.length + i) != STREAM_END[i]) {
                return false;
            }
        }
        return true;
    }

    private void send(SocketChannel channel) throws IOException {
        channel.write(request.rewind());
    }
}
