package dev.aiperf.run.fork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aiperf.run.fork.Link.BrokenLinkException;
import dev.aiperf.run.fork.Link.Frame;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LinkTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Socket there;
    private Link here;

    @BeforeEach
    void connect() throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            there = new Socket(InetAddress.getLoopbackAddress(), listener.getLocalPort());
            here = new Link(listener.accept());
        }
    }

    @AfterEach
    void close() throws IOException {
        there.close();
        here.close();
    }

    @Test
    void framesComeInTheOrderInWhichTheyWereSent() throws IOException {
        try (Link other = new Link(there)) {
            other.send(FrameKind.SAY, "ü \"quoted\"");
            other.send(FrameKind.BEAT);

            Frame first = here.receive(PATIENCE).orElseThrow();
            assertThat(first.kind()).isEqualTo(FrameKind.SAY);
            assertThat(first.as(String.class)).isEqualTo("ü \"quoted\"");
            assertThat(here.receive(PATIENCE).map(Frame::kind)).contains(FrameKind.BEAT);
        }
    }

    @Test
    void nothingWithinThePatienceIsNoFrameAndNoFault() throws IOException {
        assertThat(here.receive(Duration.ofMillis(1))).isEqualTo(Optional.empty());
    }

    @Test
    void aLinkThatIsClosedSaysSo() throws IOException {
        there.close();

        assertThatThrownBy(() -> here.receive(PATIENCE)).isInstanceOf(EOFException.class);
    }

    @Test
    void aFrameThatIsCutOffIsAClosedLink() throws IOException {
        there.getOutputStream().write(new byte[] {(byte) FrameKind.SAY.code(), 0, 0, 0, 9, '"'});
        there.close();

        assertThatThrownBy(() -> here.receive(PATIENCE)).isInstanceOf(EOFException.class);
    }

    @Test
    void aFrameThatHasBegunMayPauseForLongerThanOneIsWaitedFor() throws Exception {
        Thread sender = new Thread(() -> {
            try {
                there.getOutputStream().write(new byte[] {(byte) FrameKind.SAY.code(), 0, 0});
                Thread.sleep(300);
                there.getOutputStream().write(new byte[] {0, 3, '"', 'x'});
                Thread.sleep(300);
                there.getOutputStream().write('"');
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        sender.start();

        Optional<Frame> frame = Optional.empty();
        for (int look = 0; frame.isEmpty() && look < 500; look++) {
            frame = here.receive(Duration.ofMillis(20));
        }

        assertThat(frame.orElseThrow().as(String.class)).isEqualTo("x");
        sender.join();
    }

    @Test
    void aFrameThatBreaksOffIsABrokenLinkInTheEnd() throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 1, Link.LOOPBACK);
                Socket other = new Socket(Link.LOOPBACK, listener.getLocalPort());
                Link link = new Link(listener.accept(), Duration.ofMillis(100))) {
            other.getOutputStream().write(new byte[] {(byte) FrameKind.SAY.code(), 0, 0, 0, 9, '"'});

            assertThatThrownBy(() -> link.receive(PATIENCE))
                    .isInstanceOf(BrokenLinkException.class)
                    .hasMessage("a frame that broke off");
        }
    }

    @Test
    @Timeout(60)
    void anEndThatDoesNotReadIsGivenUpAndSoAreAllWhoSendToIt() throws Exception {
        try (ServerSocket listener = new ServerSocket(0, 1, Link.LOOPBACK);
                Socket deaf = new Socket(Link.LOOPBACK, listener.getLocalPort());
                Link link = new Link(listener.accept(), Duration.ofMillis(300))) {
            String much = "x".repeat(16 << 20);
            FutureTask<String> beside = new FutureTask<>(() -> reasonOf(link, "a beat"));
            assertThatThrownBy(() -> {
                        link.send(FrameKind.SAY, much);
                        link.send(FrameKind.SAY, much);
                    })
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("the other end took nothing of a frame SAY for 300ms");
            new Thread(beside).start();
            assertThat(beside.get()).isNotEmpty();
            assertThat(deaf.isConnected()).isTrue();
        }
    }

    private static String reasonOf(Link link, String payload) {
        try {
            link.send(FrameKind.SAY, payload);
            return "";
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }

    @Test
    void aPayloadLongerThanAllowedIsNotEvenRead() throws IOException {
        there.getOutputStream().write(new byte[] {(byte) FrameKind.HELLO.code(), 0, 0, 16, 0});

        assertThatThrownBy(() -> here.receive(PATIENCE, 1024))
                .isInstanceOf(BrokenLinkException.class)
                .hasMessage("a frame of 4096 bytes");
    }

    @Test
    void nonsenseIsABrokenLink() throws IOException {
        there.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

        assertThatThrownBy(() -> here.receive(PATIENCE))
                .isInstanceOf(BrokenLinkException.class)
                .hasMessage("a frame of the unknown kind 71");
    }

    @Test
    void aLengthThatNoFrameHasIsABrokenLink() throws IOException {
        there.getOutputStream().write(new byte[] {(byte) FrameKind.SAY.code(), -1, -1, -1, -1});

        assertThatThrownBy(() -> here.receive(PATIENCE))
                .isInstanceOf(BrokenLinkException.class)
                .hasMessage("a frame of 4294967295 bytes");
    }

    @Test
    void aPayloadThatIsNotWhatTheKindSaysIsABrokenLink() throws IOException {
        there.getOutputStream().write(new byte[] {(byte) FrameKind.PROGRESS.code(), 0, 0, 0, 1, '{'});
        Frame frame = here.receive(PATIENCE).orElseThrow();

        assertThatThrownBy(() -> frame.as(Order.class)).isInstanceOf(BrokenLinkException.class);
    }

    @Test
    void aPayloadThatLacksAMemberIsABrokenLink() {
        byte[] half = "{\"kind\": \"FAILED\"}".getBytes(StandardCharsets.US_ASCII);
        byte[] none = "null".getBytes(StandardCharsets.US_ASCII);

        for (byte[] payload : List.of(half, none)) {
            assertThatThrownBy(() -> new Frame(FrameKind.FAILURE, payload).as(Failure.class))
                    .isInstanceOf(BrokenLinkException.class)
                    .hasMessage("a frame FAILURE that can't be read");
        }
    }
}
