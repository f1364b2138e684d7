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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * The yardstick of accuracy: streams that begin at a constant rate, by one bare selector on one thread, which notes when each
 * request was written and when its first content came, and does nothing else.
 *
 * <p>{@code NioArrivals URL RATE REQUESTS CONNECTIONS TOKENS FILE}; a line of the file is a request's id and the two
 * {@link System#nanoTime()}s.
 */
public final class NioArrivals {

    private static final byte[] CONTENT = "\"content\":\"".getBytes(StandardCharsets.US_ASCII);

    private final ByteBuffer in = ByteBuffer.allocateDirect(64 << 10);
    private final ArrayDeque<Connection> idle = new ArrayDeque<>();
    private final List<String> seen = new ArrayList<>();
    private final Selector selector;

    private NioArrivals() throws IOException {
        selector = Selector.open();
    }

    /** A connection, and what is known of the request that is on it. */
    private static final class Connection {
        private final SocketChannel channel;
        private final StreamEnd end = new StreamEnd();
        private String id = "";
        private long startNanos;
        private long firstNanos;

        Connection(SocketChannel channel) {
            this.channel = channel;
        }
    }

    /** Runs the loop. */
    public static void main(String[] arguments) throws IOException {
        URI url = URI.create(arguments[0]);
        double rate = Double.parseDouble(arguments[1]);
        int requests = Integer.parseInt(arguments[2]);
        int connections = Integer.parseInt(arguments[3]);
        int tokens = Integer.parseInt(arguments[4]);
        NioArrivals loop = new NioArrivals();
        loop.connect(url, connections);
        loop.run(url, (long) (1e9 / rate), requests, tokens);
        Files.write(Path.of(arguments[5]), loop.seen);
    }

    private void connect(URI url, int connections) throws IOException {
        InetSocketAddress address = new InetSocketAddress(url.getHost(), url.getPort());
        for (int i = 0; i < connections; i++) {
            SocketChannel channel = SocketChannel.open(address);
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            Connection connection = new Connection(channel);
            channel.register(selector, SelectionKey.OP_READ, connection);
            idle.add(connection);
        }
    }

    private void run(URI url, long gapNanos, int requests, int tokens) throws IOException {
        int sent = 0;
        long start = System.nanoTime();
        while (seen.size() < requests) {
            long due = start + sent * gapNanos;
            if (sent < requests && System.nanoTime() >= due && !idle.isEmpty()) {
                send(idle.pop(), url, "nio-" + sent++, tokens);
            }
            // A selector waits whole milliseconds only; the last one before an arrival is spun.
            if (sent < requests && due - System.nanoTime() < 1_500_000) {
                selector.selectNow(this::handle);
            } else {
                selector.select(this::handle, 1);
            }
        }
    }

    private static void send(Connection connection, URI url, String id, int tokens) throws IOException {
        String body = "{\"messages\":[{\"role\":\"user\",\"content\":\"" + id + " word".repeat(31)
                + "\"}],\"model\":\"simulated-model\",\"stream\":true,\"max_completion_tokens\":" + tokens + "}";
        byte[] request = ("POST " + Requests.PATH + " HTTP/1.1\r\nHost: " + url.getAuthority() + "\r\nX-Request-ID: "
                        + id + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n"
                        + body)
                .getBytes(StandardCharsets.US_ASCII);
        connection.id = id;
        connection.firstNanos = 0;
        connection.startNanos = System.nanoTime();
        if (connection.channel.write(ByteBuffer.wrap(request)) < request.length) {
            throw new IOException("the socket took only some of a request");
        }
    }

    private void handle(SelectionKey key) {
        Connection connection = (Connection) key.attachment();
        try {
            in.clear();
            int count = connection.channel.read(in);
            long now = System.nanoTime();
            if (count < 0) {
                throw new IOException("the server closed a connection");
            }
            if (connection.firstNanos == 0 && holdsContent(count)) {
                connection.firstNanos = now;
            }
            if (connection.end.isIn(in, count)) {
                seen.add(connection.id + " " + connection.startNanos + " " + connection.firstNanos);
                idle.push(connection);
            }
        } catch (IOException e) {
            // Nothing that this loop says would be of use any more.
            throw new UncheckedIOException(e);
        }
    }

    /** Whether there is content that isn't empty, as it is beside a role. */
    private boolean holdsContent(int count) {
        for (int at = 0; at + CONTENT.length < count; at++) {
            if (startsContent(at) && in.get(at + CONTENT.length) != '"') {
                return true;
            }
        }
        return false;
    }

    private boolean startsContent(int at) {
        for (int i = 0; i < CONTENT.length; i++) {
            if (in.get(at + i) != CONTENT[i]) {
                return false;
            }
        }
        return true;
    }
}
