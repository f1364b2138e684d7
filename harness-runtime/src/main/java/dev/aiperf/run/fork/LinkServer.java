package dev.aiperf.run.fork;

import dev.aiperf.run.fork.Link.Frame;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Waits on a loopback port for the one process that knows the token.
 *
 * <p>Anyone on the machine may connect. Each connection is asked for the token on a thread of its own, so that a stranger
 * who says nothing keeps nobody waiting; without it a connection is dropped. The first that has it is the link, and the
 * port is closed.
 */
final class LinkServer implements Closeable {

    private static final Duration HELLO_TIME = Duration.ofSeconds(5);
    private static final int TOKEN_BYTES = 32;
    private static final int MOST_HELLO_BYTES = 1024;
    private static final int WAITING = 64;

    private final ServerSocket listener;
    private final String token = HexFormat.of().formatHex(random());
    private final CompletableFuture<Link> link = new CompletableFuture<>();

    private LinkServer(ServerSocket listener) {
        this.listener = listener;
    }

    /** Starts to listen on a free port. */
    static LinkServer open() throws IOException {
        ServerSocket listener = new ServerSocket();
        listener.bind(new InetSocketAddress(Link.LOOPBACK, 0), WAITING);
        LinkServer server = new LinkServer(listener);
        Thread thread = new Thread(server::acceptAll, "aiperf-link-accept");
        thread.setDaemon(true);
        thread.start();
        return server;
    }

    int port() {
        return listener.getLocalPort();
    }

    /** Returns what the process must know. It is handed over by its environment, which only its own user can read. */
    String token() {
        return token;
    }

    /** Returns the link, once it is there. */
    Optional<Link> link() {
        return Optional.ofNullable(link.getNow(null));
    }

    private static byte[] random() {
        byte[] bytes = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    private void acceptAll() {
        try {
            while (!link.isDone()) {
                Socket socket = listener.accept();
                Thread asking = new Thread(() -> ask(socket), "aiperf-link-hello");
                asking.setDaemon(true);
                asking.start();
            }
        } catch (IOException e) {
            // Closed: the link is there, or nobody waits for it any more.
            return;
        }
    }

    private void ask(Socket socket) {
        try {
            Link candidate = new Link(socket);
            if (knowsToken(candidate) && link.complete(candidate)) {
                listener.close();
                return;
            }
            candidate.close();
        } catch (IOException e) {
            drop(socket);
        }
    }

    private boolean knowsToken(Link candidate) throws IOException {
        Optional<Frame> hello = candidate.receive(HELLO_TIME, MOST_HELLO_BYTES);
        return hello.isPresent()
                && hello.get().kind() == FrameKind.HELLO
                && MessageDigest.isEqual(
                        hello.get().as(String.class).getBytes(StandardCharsets.UTF_8),
                        token.getBytes(StandardCharsets.UTF_8));
    }

    private static void drop(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is a stranger's.
            return;
        }
    }

    /** Ends the link, or the wait for it: who comes later is dropped. */
    @Override
    public void close() throws IOException {
        listener.close();
        if (!link.cancel(false)) {
            // Not cancelled, as it is there.
            link.getNow(null).close();
        }
    }
}
