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
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

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
}
