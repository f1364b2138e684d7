package dev.aiperf.engine;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * A loopback server that answers on a known schedule and writes into each event when it was sent: the yardstick of the
 * self-check. It understands just what the harness sends: POST requests with a content length, one at a time.
 *
 * <p>One thread serves all connections. A stamp is taken right before the write that sends it.
 */
public final class ProbeServer implements AutoCloseable {

    /**
     * How an event's data begins, and a whole answer: with text where readers of chats and of completions look for it. Two
     * stamps follow, each {@link #STAMP_DIGITS} digits long: when it was written, and when its request had come.
     */
    static final String DATA_PREFIX = "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\" a\"},"
            + "\"message\":{\"content\":\" a\"},\"text\":\" a\"}],\"at\":";

    static final String RECEIVED_PREFIX = ",\"for\":";

    static final int STAMP_DIGITS = 20;

    private static final int BACKLOG = 1024;
    private static final byte[] HEAD_END = {'\r', '\n', '\r', '\n'};
    private static final byte[] LENGTH_NAME = "content-length:".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] STREAM_HEAD =
            ascii("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n");
    private static final byte[] STREAM_END = chunk("data: [DONE]\n\n", "0\r\n\r\n");

    private final boolean streaming;
    private final int eventsPerAnswer;
    private final long gapNanos;
    private final ServerSocketChannel server;
    private final Selector selector;
    private final PriorityQueue<Connection> due =
            new PriorityQueue<>((a, b) -> Long.compare(a.dueNanos - b.dueNanos, 0));
    private volatile boolean closed;

    /**
     * Starts a probe.
     *
     * @param streaming whether answers are streams
     * @param eventsPerAnswer the events of a stream
     * @param gapNanos the time from the request to the first event, and from each event to the next
     */
    public ProbeServer(boolean streaming, int eventsPerAnswer, long gapNanos) throws IOException {
        this.streaming = streaming;
        this.eventsPerAnswer = streaming ? eventsPerAnswer : 1;
        this.gapNanos = gapNanos;
        this.selector = Selector.open();
        this.server = ServerSocketChannel.open();
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        server.configureBlocking(false);
        server.register(selector, SelectionKey.OP_ACCEPT);
        Thread thread = new Thread(this::serve, "aiperf-probe");
        thread.setDaemon(true);
        thread.start();
    }

    /** Returns where requests go. */
    public URI url() throws IOException {
        InetSocketAddress address = (InetSocketAddress) server.getLocalAddress();
        return URI.create("http://127.0.0.1:" + address.getPort() + "/v1/chat/completions");
    }

    @Override
    public void close() {
        closed = true;
        selector.wakeup();
    }

    private void serve() {
        TimerSlack.leastForThisThread();
        try (selector;
                server) {
            while (!closed) {
                long wait = writeDue();
                if (wait > 1_000_000) {
                    selector.select(this::handle, wait / 1_000_000);
                } else {
                    selector.selectNow(this::handle);
                }
            }
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
        } catch (IOException e) {
            // The self-check sees a broken connection and says so; there is nobody else to tell.
            closed = true;
        }
    }

    /** Writes the events whose time has come; returns how long it is to the next. */
    private long writeDue() {
        while (true) {
            Connection next = due.peek();
            if (next == null) {
                return 100_000_000L;
            }
            long wait = next.dueNanos - System.nanoTime();
            if (wait > 0) {
                return wait;
            }
            due.poll();
            next.answer();
        }
    }

    private void handle(SelectionKey key) {
        try {
            if (key.isAcceptable()) {
                SocketChannel channel = server.accept();
                if (channel != null) {
                    channel.configureBlocking(false);
                    channel.setOption(java.net.StandardSocketOptions.TCP_NODELAY, true);
                    channel.register(selector, SelectionKey.OP_READ, new Connection(channel));
                }
            } else if (key.attachment() instanceof Connection connection) {
                connection.read();
            }
        } catch (IOException e) {
            key.cancel();
            closeQuietly(key);
        }
    }

    private static void closeQuietly(SelectionKey key) {
        try {
            key.channel().close();
        } catch (IOException e) {
            // It is gone, which is what was wanted.
            key.cancel();
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] chunk(String content, String after) {
        return ascii(Integer.toHexString(content.length()) + "\r\n" + content + "\r\n" + after);
    }

    private static String stamp(long nanos) {
        String digits = Long.toString(nanos);
        return " ".repeat(STAMP_DIGITS - digits.length()) + digits;
    }

    /** One connection, with at most one request on it. */
    private final class Connection {

        private final SocketChannel channel;
        private final ByteBuffer in = ByteBuffer.allocate(64 << 10);
        private long bodyLeft = -1;
        private long receivedNanos;
        private long dueNanos;
        private int written;

        Connection(SocketChannel channel) {
            this.channel = channel;
        }

        void read() throws IOException {
            int count = channel.read(in);
            if (count < 0) {
                channel.close();
                return;
            }
            in.flip();
            if (bodyLeft < 0) {
                int end = indexOf(in, HEAD_END);
                if (end < 0) {
                    in.compact();
                    return;
                }
                bodyLeft = contentLength(in, end);
                in.position(end + HEAD_END.length);
            }
            bodyLeft -= in.remaining();
            in.clear();
            if (bodyLeft == 0) {
                bodyLeft = -1;
                written = 0;
                receivedNanos = System.nanoTime();
                dueNanos = receivedNanos + (streaming ? gapNanos : 0);
                due.add(this);
            }
        }

        void answer() {
            try {
                if (streaming) {
                    writeEvent();
                } else {
                    writeWhole();
                }
            } catch (IOException e) {
                closeChannel();
            }
        }

        private void writeEvent() throws IOException {
            String data = "data: " + data() + "\n\n";
            byte[] event = chunk(data, "");
            written++;
            boolean last = written == eventsPerAnswer;
            ByteBuffer out = ByteBuffer.allocate(STREAM_HEAD.length + event.length + STREAM_END.length);
            if (written == 1) {
                out.put(STREAM_HEAD);
            }
            out.put(event);
            if (last) {
                out.put(STREAM_END);
            }
            channel.write(out.flip());
            if (!last) {
                dueNanos += gapNanos;
                due.add(this);
            }
        }

        private void writeWhole() throws IOException {
            String body = data();
            channel.write(ByteBuffer.wrap(ascii("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
                    + body.length() + "\r\n\r\n" + body)));
        }

        private String data() {
            return DATA_PREFIX + stamp(System.nanoTime()) + RECEIVED_PREFIX + stamp(receivedNanos) + "}";
        }

        private void closeChannel() {
            SelectionKey key = channel.keyFor(selector);
            if (key != null) {
                closeQuietly(key);
            }
        }
    }

    private static int indexOf(ByteBuffer in, byte[] what) {
        for (int i = in.position(); i <= in.limit() - what.length; i++) {
            if (matches(in, i, what)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean matches(ByteBuffer in, int at, byte[] what) {
        for (int k = 0; k < what.length; k++) {
            if (Character.toLowerCase((char) in.get(at + k)) != what[k]) {
                return false;
            }
        }
        return true;
    }

    private static long contentLength(ByteBuffer in, int end) {
        for (int i = in.position(); i < end - LENGTH_NAME.length; i++) {
            if (matches(in, i, LENGTH_NAME)) {
                long length = 0;
                for (int k = i + LENGTH_NAME.length; k < end && in.get(k) != '\r'; k++) {
                    if (in.get(k) != ' ') {
                        length = length * 10 + (in.get(k) - '0');
                    }
                }
                return length;
            }
        }
        return 0;
    }

    /** Returns when an event was written by its data, or null when the data is none of this server's. */
    static @Nullable Long writtenIn(byte[] data, int from, int to) {
        return stampIn(data, from, to, from + DATA_PREFIX.length());
    }

    /** Returns when the request of an event had come by the event's data, or null when the data is none of this server's. */
    static @Nullable Long receivedIn(byte[] data, int from, int to) {
        return stampIn(data, from, to, from + DATA_PREFIX.length() + STAMP_DIGITS + RECEIVED_PREFIX.length());
    }

    private static @Nullable Long stampIn(byte[] data, int from, int to, int start) {
        if (to < start + STAMP_DIGITS || data[from] != '{') {
            return null;
        }
        long nanos = 0;
        boolean negative = false;
        for (int i = start; i < start + STAMP_DIGITS; i++) {
            byte b = data[i];
            if (b == '-') {
                negative = true;
            } else if (b != ' ') {
                nanos = nanos * 10 + (b - '0');
            }
        }
        return negative ? -nanos : nanos;
    }
}
