package dev.aiperf.transport;

import static dev.aiperf.transport.ScriptedServer.say;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is this transport's own; what any transport promises is in the testkit's TransportKit. */
class HttpTransportTest {

    private static final String STREAM_HEAD =
            "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n";

    private final BlockingQueue<Timeline> ended = new LinkedBlockingQueue<>();
    private Transport transport = open(Duration.ofSeconds(10));

    @AfterEach
    void close() {
        transport.close();
    }

    @Test
    void headersAndBodyArriveAsGiven() throws Exception {
        try (ScriptedServer server =
                ScriptedServer.start((socket, out) -> say(out, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"))) {
            Timeline timeline = send(server.url());

            assertThat(server.requests()).hasSize(1);
            assertThat(server.requests().get(0))
                    .startsWith("POST /v1/chat/completions HTTP/1.1\r\n")
                    .contains("\r\nX-Request-ID: the-request\r\n", "\r\nX-Correlation-ID: the-session\r\n")
                    .contains("\r\nAuthorization: Bearer k\r\n", "\r\nAccept: text/event-stream\r\n")
                    .contains("\r\nContent-Type: application/json\r\n")
                    .doesNotContain("Accept-Encoding", "User-Agent")
                    .endsWith("\r\n\r\n{\"ask\":1}");
            assertThat(timeline.requestBytes()).isEqualTo(9);
        }
    }

    @Test
    void aStreamCutInTheMiddleIsLostButWhatCameIsKept() throws Exception {
        try (ScriptedServer server = ScriptedServer.start((socket, out) -> {
            say(out, STREAM_HEAD + chunk("data: one\n\ndata: tw"));
            Thread.sleep(20);
            socket.close();
        })) {
            Timeline timeline = send(server.url());

            assertThat(timeline.outcome()).isEqualTo(Outcome.CONNECTION_LOST);
            assertThat(timeline.failure())
                    .isEqualTo("the server closed or reset the connection before the answer was whole");
            assertThat(timeline.events()).isEqualTo(1);
            assertThat(event(timeline, 0)).isEqualTo("one");
            assertThat(timeline.length()).isEqualTo(3);
        }
    }

    @Test
    void aResetInTheMiddleIsLost() throws Exception {
        try (ScriptedServer server = ScriptedServer.start((socket, out) -> {
            say(out, STREAM_HEAD + chunk("data: one\n\n"));
            Thread.sleep(50);
            socket.setSoLinger(true, 0);
            socket.close();
        })) {
            Timeline timeline = send(server.url());

            assertThat(timeline.outcome()).isEqualTo(Outcome.CONNECTION_LOST);
            assertThat(timeline.failure())
                    .isEqualTo("the server closed or reset the connection before the answer was whole");
            assertThat(timeline.events()).isEqualTo(1);
        }
    }

    @Test
    void aServerSlowerThanTheTimeoutIsGivenUpAndSeesIt() throws Exception {
        transport.close();
        transport = open(Duration.ofMillis(1500));
        try (ScriptedServer server = ScriptedServer.start((socket, out) -> {
            say(out, STREAM_HEAD + chunk("data: one\n\n"));
            Thread.sleep(10);
        })) {
            Timeline timeline = send(server.url());

            assertThat(timeline.outcome()).isEqualTo(Outcome.TIMED_OUT);
            assertThat(timeline.failure()).isEqualTo("no whole answer within the request timeout");
            assertThat(timeline.events()).isEqualTo(1);
        }
    }

    @Test
    void nobodyListeningFailsToConnect() throws Exception {
        URI nobody = URI.create("http://127.0.0.1:" + freePort() + "/");

        Timeline timeline = send(nobody);

        assertThat(timeline.outcome()).isEqualTo(Outcome.CONNECT_FAILED);
        assertThat(timeline.failure()).isEqualTo("connection refused");
        assertThatThrownBy(() -> transport.connect(nobody, 1, Duration.ofSeconds(2)))
                .isInstanceOf(TransportException.class)
                .hasMessage("no connection to " + nobody.getAuthority() + ": connection refused");
    }

    private static Transport open(Duration timeout) {
        try {
            return new HttpTransportProvider()
                    .open(new TransportSettings(
                            true, Map.of("Authorization", "Bearer k"), timeout, Duration.ofSeconds(2), 1));
        } catch (TransportException e) {
            throw new AssertionError(e);
        }
    }

    private Timeline send(URI url) throws InterruptedException {
        transport.send(request(url), begun(), (exchange, timeline) -> ended.add(timeline));
        return takeEnded();
    }

    private Timeline takeEnded() throws InterruptedException {
        Timeline timeline = ended.poll(10, TimeUnit.SECONDS);
        assertThat(timeline).as("the exchange ended").isNotNull();
        return timeline;
    }

    private static OutgoingRequest request(URI url) {
        return new OutgoingRequest(url, "{\"ask\":1}".getBytes(StandardCharsets.UTF_8), "the-request", "the-session");
    }

    private static Timeline begun() {
        Timeline timeline = new Timeline();
        timeline.begin(0, PhaseKind.MEASUREMENT, 0, 0, Timeline.UNKNOWN, Timeline.UNKNOWN);
        return timeline;
    }

    private static String chunk(String content) {
        return Integer.toHexString(content.length()) + "\r\n" + content + "\r\n";
    }

    private static String event(Timeline timeline, int k) {
        int from = timeline.eventStart(k);
        return new String(timeline.bytes(), from, timeline.eventEnd(k) - from, StandardCharsets.UTF_8);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
