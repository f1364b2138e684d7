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

class JettyTransportTest {

    private static final String STREAM_HEAD =
            "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n";
    private static final String STREAM_END = "0\r\n\r\n";

    private final BlockingQueue<Timeline> ended = new LinkedBlockingQueue<>();
    private Transport transport = open(Duration.ofSeconds(10));

    @AfterEach
    void close() {
        transport.close();
    }

    @Test
    void aStreamIsKeptEventByEventWithItsInstants() throws Exception {
        try (ScriptedServer server = ScriptedServer.start((socket, out) -> {
            say(out, STREAM_HEAD + chunk("data: one\n\n"));
            Thread.sleep(20);
            say(out, chunk("data: t") + chunk("wo\n\ndata: three\n\n") + STREAM_END);
        })) {
            Timeline timeline = send(server.url());

            assertThat(timeline.outcome()).isEqualTo(Outcome.COMPLETED);
            assertThat(timeline.status()).isEqualTo(200);
            assertThat(timeline.streamed()).isTrue();
            assertThat(timeline.events()).isEqualTo(3);
            assertThat(event(timeline, 1)).isEqualTo("two");
            assertThat(timeline.eventNanos(1) - timeline.eventNanos(0)).isGreaterThanOrEqualTo(15_000_000);
            assertThat(timeline.eventNanos(2)).isEqualTo(timeline.eventNanos(1));
            assertThat(timeline.startNanos())
                    .isLessThanOrEqualTo(timeline.sentNanos())
                    .isLessThan(timeline.headersNanos());
            assertThat(timeline.headersNanos()).isLessThanOrEqualTo(timeline.eventNanos(0));
            assertThat(timeline.endNanos()).isGreaterThanOrEqualTo(timeline.eventNanos(2));
        }
    }

    @Test
    void aWholeAnswerIsOneEvent() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(
                (socket, out) -> say(out, "HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\n{\"a\":1}"))) {
            Timeline timeline = send(server.url());

            assertThat(timeline.streamed()).isFalse();
            assertThat(timeline.events()).isEqualTo(1);
            assertThat(event(timeline, 0)).isEqualTo("{\"a\":1}");
        }
    }

    @Test
    void aConnectionOpenedForTheRequestIsToldApartFromOneThatWasOpen() throws Exception {
        try (ScriptedServer server =
                ScriptedServer.start((socket, out) -> say(out, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"))) {
            Timeline first = send(server.url());
            Timeline second = send(server.url());

            assertThat(first.connectedNanos()).isGreaterThanOrEqualTo(first.startNanos());
            assertThat(second.connectedNanos()).isEqualTo(Timeline.NEVER);
        }
    }

    @Test
    void connectionsOpenedBeforehandAreUsed() throws Exception {
        try (ScriptedServer server =
                ScriptedServer.start((socket, out) -> say(out, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"))) {
            transport.connect(server.url(), 100, Duration.ofSeconds(5));

            assertThat(send(server.url()).connectedNanos()).isEqualTo(Timeline.NEVER);
        }
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
    void anErrorStatusKeepsItsBody() throws Exception {
        try (ScriptedServer server = ScriptedServer.start((socket, out) -> say(
                out,
                "HTTP/1.1 429 Too Many Requests\r\nContent-Type: text/event-stream\r\nContent-Length: 9\r\n\r\n"
                        + "slow down"))) {
            Timeline timeline = send(server.url());

            assertThat(timeline.outcome()).isEqualTo(Outcome.COMPLETED);
            assertThat(timeline.status()).isEqualTo(429);
            assertThat(event(timeline, 0)).isEqualTo("slow down");
        }
    }

    @Test
    void aRedirectIsNotFollowed() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(
                (socket, out) -> say(out, "HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n"))) {
            assertThat(send(server.url()).status()).isEqualTo(302);
            assertThat(server.requests()).hasSize(1);
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
        transport = open(Duration.ofMillis(300));
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
    void aCancelledRequestIsDroppedSoThatTheServerSeesIt() throws Exception {
        BlockingQueue<ScriptedServer> self = new LinkedBlockingQueue<>();
        try (ScriptedServer server = ScriptedServer.start((socket, out) -> {
            say(out, STREAM_HEAD + chunk("data: one\n\n"));
            self.take().awaitDrop(socket);
        })) {
            self.add(server);
            Exchange exchange = transport.send(request(server.url()), begun(), (e, timeline) -> ended.add(timeline));
            Thread.sleep(100);
            exchange.cancel("no longer wanted");
            Timeline timeline = takeEnded();

            assertThat(timeline.outcome()).isEqualTo(Outcome.CANCELLED);
            assertThat(timeline.failure()).isEqualTo("no longer wanted");
            assertThat(server.dropped().await(5, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void whatIsNotHttpIsBadProtocol() throws Exception {
        try (ScriptedServer server = ScriptedServer.start((socket, out) -> {
            say(out, "SSH-2.0-OpenSSH_9.2\r\n\r\n");
            Thread.sleep(50);
            socket.close();
        })) {
            assertThat(send(server.url()).outcome()).isEqualTo(Outcome.BAD_PROTOCOL);
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
