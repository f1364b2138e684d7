package dev.aiperf.benchmarks.endtoend;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.PriorityQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A chat server that does as little as one can, so that a client beside it on the same machine gets what is left: one thread,
 * one selector, canned answers. A request whose body asks for a stream gets events at a fixed gap; any other is answered at
 * once.
 *
 * <p>It understands what benchmark clients send: requests with a content length or without a body, one at a time on a
 * connection. The counters may be read by any thread.
 */
public final class StubServer implements AutoCloseable {

    private static final int BACKLOG = 4096;
    private static final int BUFFER = 64 << 10;
    private static final byte[] HEAD_END = ascii("\r\n\r\n");
    private static final byte[] LENGTH_NAME = ascii("content-length:");
    private static final byte[] STREAM_ASKED = ascii("\"stream\":true");
    private static final byte[] MODELS =
            whole("{\"object\":\"list\",\"data\":[{\"id\":\"stub\",\"object\":\"model\"}]}");
    private static final byte[] ANSWER = whole(
            "{\"id\":\"c\",\"object\":\"chat.completion\",\"model\":\"stub\",\"choices\":"
                    + "[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"one two three four\"},"
                    + "\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":16,\"completion_tokens\":4,\"total_tokens\":20}}");
    private static final byte[] STREAM_HEAD =
            ascii("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n");
    private static final byte[] EVENT =
            chunk("data: {\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"model\":\"stub\","
                    + "\"choices\":[{\"index\":0,\"delta\":{\"content\":\" word\"},\"finish_reason\":null}]}\n\n");
    private static final byte[] STREAM_END = concat(chunk("data: [DONE]\n\n"), ascii("0\r\n\r\n"));

    private final ServerSocketChannel server;
    private final Selector selector;
    private final int eventsPerAnswer;
    private final long gapNanos;
    private final PriorityQueue<Connection> due = new PriorityQueue<>((a, b) -> Long.signum(a.dueNanos - b.dueNanos));
    private final AtomicLong answers = new AtomicLong();
    private final AtomicLong events = new AtomicLong();
    private final AtomicLong streams = new AtomicLong();
    private volatile boolean closed;

    private StubServer(ServerSocketChannel server, Selector selector, int eventsPerAnswer, long gapNanos) {
        this.server = server;
        this.selector = selector;
        this.eventsPerAnswer = eventsPerAnswer;
        this.gapNanos = gapNanos;
    }

    /**
     * Starts a server on a free loopback port.
     *
     * @param eventsPerAnswer the content events of each stream, 1 or more
     * @param gapNanos the time from a request to its first event, and from each event to the next
     */
    public static StubServer start(int eventsPerAnswer, long gapNanos) throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open();
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        server.configureBlocking(false);
        Selector selector = Selector.open();
        server.register(selector, SelectionKey.OP_ACCEPT);
        StubServer stub = new StubServer(server, selector, eventsPerAnswer, gapNanos);
        Thread thread = new Thread(stub::serve, "stub-server");
        thread.setDaemon(true);
        thread.start();
        return stub;
    }

    /** Returns the base URL. */
    public URI url() throws IOException {
        return URI.create("http://127.0.0.1:" + ((InetSocketAddress) server.getLocalAddress()).getPort());
    }

    /** Returns how many requests have been answered whole. */
    public long answers() {
        return answers.get();
    }

    /** Returns how many content events have been written. */
    public long events() {
        return events.get();
    }

    /** Returns how many streams are open now. */
    public long openStreams() {
        return streams.get();
    }

    @Override
    public void close() {
        closed = true;
        selector.wakeup();
    }

    private void serve() {
        try (server;
                selector) {
            while (!closed) {
                long wait = writeDue();
                if (wait <= 1_000_000) {
                    selector.selectNow(this::handle);
                } else {
                    selector.select(this::handle, wait / 1_000_000);
                }
            }
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
        } catch (IOException e) {
            throw new IllegalStateException("the stub server broke", e);
        }
    }

    /** Writes the events whose time has come; returns the nanoseconds to the next. */
    private long writeDue() {
        while (true) {
            Connection next = due.peek();
            if (next == null) {
                return 1_000_000_000L;
            }
            long wait = next.dueNanos - System.nanoTime();
            if (wait > 0) {
                return wait;
            }
            due.poll();
            next.writeEvent();
        }
    }

    private void handle(SelectionKey key) {
        try {
            if (key.isAcceptable()) {
                accept();
            } else if (key.attachment() instanceof Connection connection) {
                connection.read();
            }
        } catch (IOException e) {
            drop(key);
        }
    }

    private void accept() throws IOException {
        SocketChannel channel = server.accept();
        while (channel != null) {
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.register(selector, SelectionKey.OP_READ, new Connection(channel));
            channel = server.accept();
        }
    }

    private static void drop(SelectionKey key) {
        key.cancel();
        try {
            key.channel().close();
        } catch (IOException e) {
            // It is gone, which is what was wanted.
            return;
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] whole(String body) {
        return ascii("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + body.length()
                + "\r\n\r\n" + body);
    }

    private static byte[] chunk(String content) {
        return ascii(Integer.toHexString(content.length()) + "\r\n" + content + "\r\n");
    }

    private static byte[] concat(byte[]... parts) {
        ByteBuffer all = ByteBuffer.allocate(1 << 10);
        for (byte[] part : parts) {
            all.put(part);
        }
        byte[] bytes = new byte[all.flip().remaining()];
        all.get(bytes);
        return bytes;
    }

    /** One connection, with at most one request on it. */
    private final class Connection {

        private final SocketChannel channel;
        private ByteBuffer in = ByteBuffer.allocate(2 << 10);
        private long dueNanos;
        private int written;

        Connection(SocketChannel channel) {
            this.channel = channel;
        }

        void read() throws IOException {
            if (channel.read(in) < 0) {
                end();
                channel.close();
                return;
            }
            in.flip();
            int head = indexOf(in, HEAD_END, 0);
            int length = head < 0 ? 0 : head + HEAD_END.length + contentLength(in, head);
            if (head >= 0 && in.limit() >= length) {
                answer(indexOf(in, STREAM_ASKED, head) >= 0, in.get(0) == 'G');
                in.clear();
                return;
            }
            in.position(in.limit()).limit(in.capacity());
            if (!in.hasRemaining()) {
                in = ByteBuffer.allocate(Math.max(length, in.capacity() * 2) + BUFFER)
                        .put(in.flip());
            }
        }

        private void answer(boolean stream, boolean models) throws IOException {
            if (stream) {
                written = 0;
                streams.incrementAndGet();
                dueNanos = System.nanoTime() + gapNanos;
                due.add(this);
            } else {
                channel.write(ByteBuffer.wrap(models ? MODELS : ANSWER));
                answers.incrementAndGet();
            }
        }

        void writeEvent() {
            boolean first = written == 0;
            written++;
            boolean last = written == eventsPerAnswer;
            ByteBuffer out = ByteBuffer.wrap(last ? concat(EVENT, STREAM_END) : EVENT);
            try {
                channel.write(
                        first ? ByteBuffer.wrap(concat(STREAM_HEAD, last ? concat(EVENT, STREAM_END) : EVENT)) : out);
            } catch (IOException e) {
                end();
                return;
            }
            events.incrementAndGet();
            if (last) {
                written = 0;
                streams.decrementAndGet();
                answers.incrementAndGet();
            } else {
                dueNanos += gapNanos;
                due.add(this);
            }
        }

        private void end() {
            if (due.remove(this) || written > 0) {
                streams.decrementAndGet();
                written = 0;
            }
        }

        private static int contentLength(ByteBuffer in, int head) {
            int at = indexOf(in, LENGTH_NAME, 0);
            if (at < 0 || at > head) {
                return 0;
            }
            int length = 0;
            for (int i = at + LENGTH_NAME.length; i < head && in.get(i) != '\r'; i++) {
                if (in.get(i) != ' ') {
                    length = length * 10 + in.get(i) - '0';
                }
            }
            return length;
        }

        private static int indexOf(ByteBuffer in, byte[] what, int from) {
            for (int i = from; i <= in.limit() - what.length; i++) {
                int k = 0;
                while (k < what.length && Character.toLowerCase((char) in.get(i + k)) == what[k]) {
                    k++;
                }
                if (k == what.length) {
                    return i;
                }
            }
            return -1;
        }
    }
}
