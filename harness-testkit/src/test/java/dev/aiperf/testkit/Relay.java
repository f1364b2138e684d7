package dev.aiperf.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An HTTP proxy; or a Unix domain socket that leads to the port that the first request names as its host. */
final class Relay implements AutoCloseable {

    private static final Pattern CONNECT = Pattern.compile("CONNECT ([^ ]+):(\\d+) HTTP/1.1\r\n");
    private static final Pattern HOST = Pattern.compile("(?i)\r\nhost: [^ ]+:(\\d+)\r\n");
    private static final String HEAD_END = "\r\n\r\n";
    private static final int BACKLOG = 1_024;
    private static final int BUFFER_BYTES = 64 << 10;

    private final ServerSocketChannel listening;
    private final String refusal;
    private final List<String> requestLines = new CopyOnWriteArrayList<>();

    private Relay(ServerSocketChannel listening, String refusal) {
        this.listening = listening;
        this.refusal = refusal;
        ScriptedServer.daemon(this::accept);
    }

    static Relay proxy() throws IOException {
        return proxy("");
    }

    /**
     * @param refusal the head of the answer to whoever asks, instead of leading anywhere; or empty
     */
    static Relay proxy(String refusal) throws IOException {
        return new Relay(
                ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG),
                refusal);
    }

    static Relay unixSocket(Path path) throws IOException {
        return new Relay(
                ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(path), BACKLOG),
                "");
    }

    URI url() throws IOException {
        SocketAddress address = listening.getLocalAddress();
        return URI.create("http://127.0.0.1:" + ((InetSocketAddress) address).getPort());
    }

    /** Returns the first line of each connection. */
    List<String> requestLines() {
        return requestLines;
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }

    private void accept() {
        while (listening.isOpen()) {
            try {
                SocketChannel client = listening.accept();
                ScriptedServer.daemon(() -> lead(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void lead(SocketChannel client) {
        try (client) {
            sendAtOnce(client);
            String head = head(client);
            requestLines.add(head.substring(0, head.indexOf("\r\n")));
            if (!refusal.isEmpty()) {
                write(client, refusal + HEAD_END);
                return;
            }
            Matcher connect = CONNECT.matcher(head);
            boolean tunnels = connect.lookingAt();
            Matcher host = HOST.matcher(head);
            int port = Integer.parseInt(tunnels ? connect.group(2) : host.find() ? host.group(1) : "0");
            try (SocketChannel server =
                    SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))) {
                sendAtOnce(server);
                if (tunnels) {
                    write(client, "HTTP/1.1 200 Connection established" + HEAD_END);
                } else {
                    write(server, head);
                }
                ScriptedServer.daemon(() -> pass(server, client));
                pass(client, server);
            }
        } catch (IOException e) {
            // One of them is gone, and the other is told by the close.
            return;
        }
    }

    private static void sendAtOnce(SocketChannel channel) throws IOException {
        if (channel.supportedOptions().contains(StandardSocketOptions.TCP_NODELAY)) {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        }
    }

    /** Returns what was read up to the end of the head, and what came with it. */
    private static String head(SocketChannel from) throws IOException {
        StringBuilder head = new StringBuilder();
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
        while (head.indexOf(HEAD_END) < 0) {
            if (from.read(buffer.clear()) < 0) {
                throw new IOException("closed");
            }
            head.append(StandardCharsets.ISO_8859_1.decode(buffer.flip()));
        }
        return head.toString();
    }

    private static void write(SocketChannel to, String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
        while (bytes.hasRemaining()) {
            to.write(bytes);
        }
    }

    private static void pass(SocketChannel from, SocketChannel to) {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
        try (from;
                to) {
            while (from.read(buffer.clear()) >= 0) {
                buffer.flip();
                while (buffer.hasRemaining()) {
                    to.write(buffer);
                }
            }
        } catch (IOException e) {
            // The other direction is closed, too.
            return;
        }
    }
}
