package dev.aiperf.run.fork;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class LinkServerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Test
    void whoKnowsTheTokenIsTheLink() throws IOException {
        try (LinkServer server = LinkServer.open();
                Link fork = Link.to(server.port(), PATIENCE)) {
            fork.send(FrameKind.HELLO, server.token());

            try (Link link = awaitLink(server)) {
                fork.send(FrameKind.SAY, "here");
                assertThat(link.receive(PATIENCE).orElseThrow().as(String.class))
                        .isEqualTo("here");
            }
        }
    }

    @Test
    void aStrangerIsDroppedAndKeepsNobodyWaiting() throws IOException {
        try (LinkServer server = LinkServer.open();
                Socket silent = new Socket(Link.LOOPBACK, server.port());
                Link guessing = Link.to(server.port(), PATIENCE);
                Link fork = Link.to(server.port(), PATIENCE)) {
            guessing.send(FrameKind.HELLO, "0".repeat(server.token().length()));
            fork.send(FrameKind.HELLO, server.token());

            awaitLink(server).close();
            assertThat(silent.isConnected()).isTrue();
            assertThat(server.link()).isPresent();
            assertThat(isClosed(guessing)).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("greetings")
    void whatAStrangerSaysDoesNoHarm(byte[] greeting) throws IOException {
        List<Throwable> uncaught = new CopyOnWriteArrayList<>();
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> uncaught.add(thrown));
        try (LinkServer server = LinkServer.open();
                Socket stranger = new Socket(Link.LOOPBACK, server.port())) {
            stranger.getOutputStream().write(greeting);
            assertThat(isDropped(stranger)).isTrue();

            try (Link fork = Link.to(server.port(), PATIENCE)) {
                fork.send(FrameKind.HELLO, server.token());
                awaitLink(server).close();
            }
            assertThat(uncaught).isEmpty();
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
    }

    static List<byte[]> greetings() {
        byte hello = (byte) FrameKind.HELLO.code();
        return List.of(
                "GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII),
                new byte[] {hello, 0, 0, 0, 4, 'n', 'u', 'l', 'l'},
                new byte[] {hello, 0, 0, 0, 0},
                new byte[] {hello, 3, 0, 0, 0},
                new byte[] {(byte) FrameKind.BEAT.code(), 0, 0, 0, 0});
    }

    @Test
    void theLinkEndsWithTheServer() throws IOException {
        LinkServer server = LinkServer.open();
        try (Link fork = Link.to(server.port(), PATIENCE)) {
            fork.send(FrameKind.HELLO, server.token());
            awaitLink(server);
            server.close();

            assertThat(isClosed(fork)).isTrue();
        }
    }

    @Test
    void noTwoServersHaveOneToken() throws IOException {
        try (LinkServer one = LinkServer.open();
                LinkServer other = LinkServer.open()) {
            assertThat(one.token()).hasSize(64).isNotEqualTo(other.token());
        }
    }

    private static Link awaitLink(LinkServer server) {
        while (true) {
            Optional<Link> link = server.link();
            if (link.isPresent()) {
                return link.get();
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    private static boolean isDropped(Socket socket) throws IOException {
        socket.setSoTimeout((int) PATIENCE.toMillis());
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketException reset) {
            return true;
        }
    }

    private static boolean isClosed(Link link) {
        try {
            link.receive(PATIENCE);
            return false;
        } catch (IOException closed) {
            return true;
        }
    }
}
