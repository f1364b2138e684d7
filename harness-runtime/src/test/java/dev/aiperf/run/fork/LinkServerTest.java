package dev.aiperf.run.fork;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

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
                Socket silent = new Socket(InetAddress.getLoopbackAddress(), server.port());
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

    private static boolean isClosed(Link link) {
        try {
            link.receive(PATIENCE);
            return false;
        } catch (IOException closed) {
            return true;
        }
    }
}
