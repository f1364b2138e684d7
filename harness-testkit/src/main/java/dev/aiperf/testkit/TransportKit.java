package dev.aiperf.testkit;

import static dev.aiperf.testkit.ScriptedServer.STREAM_END;
import static dev.aiperf.testkit.ScriptedServer.STREAM_HEAD;
import static dev.aiperf.testkit.ScriptedServer.chunk;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aiperf.transport.Exchange;
import dev.aiperf.transport.Outcome;
import dev.aiperf.transport.OutgoingRequest;
import dev.aiperf.transport.Timeline;
import dev.aiperf.transport.Transport;
import dev.aiperf.transport.TransportException;
import dev.aiperf.transport.TransportProvider;
import dev.aiperf.transport.TransportSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What every {@link Transport} over HTTP/1.1 promises, tried against a server that says byte by byte what the test wants:
 * instants in order, events as they came, the right outcome for each way to fail, and one notice for each exchange, however
 * it ended.
 *
 * <p>The author of a transport only says which:
 *
 * <pre>{@code
 * class MyTransportTest extends TransportKit {
 *     protected TransportProvider provider() { return new MyTransportProvider(); }
 * }
 * }</pre>
 */
@Timeout(60)
public abstract class TransportKit {

    private static final String OK = "{\"ok\":true}";
    private static final Duration PATIENT = Duration.ofSeconds(30);
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final long MILLI = 1_000_000;

    private final Sent sent = new Sent();
    private final BlockingQueue<Transport> opened = new LinkedBlockingQueue<>();

    /** Returns the provider of the transport to be tested. */
    protected abstract TransportProvider provider();

    @AfterEach
    final void closeTransports() {
        opened.forEach(Transport::close);
    }

    @Test
    public final void theNameIsFitForAnOption() {
        assertThat(provider().name()).matches("[a-z][a-z0-9_-]*");
    }

    @Test
    public final void aStreamIsKeptEventByEventWithItsInstants() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(call -> {
            call.say(STREAM_HEAD + chunk("data: one\n\n"));
            Thread.sleep(30);
            call.say(chunk("data: t") + chunk("wo\n\ndata: three\n\n") + STREAM_END);
        })) {
            Timeline timeline = exchange(open(), server);

            Timelines.requireInOrder(timeline);
            assertThat(timeline.outcome()).isEqualTo(Outcome.COMPLETED);
            assertThat(timeline.failure()).isEmpty();
            assertThat(timeline.status()).isEqualTo(200);
            assertThat(timeline.streamed()).isTrue();
            assertThat(Timelines.events(timeline)).containsExactly("one", "two", "three");
            assertThat(timeline.eventNanos(1) - timeline.eventNanos(0)).isGreaterThanOrEqualTo(20 * MILLI);
        }
    }

    @Test
    public final void eventsThatComeInOneReadShareItsInstantAndAreCounted() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(
                call -> call.say(STREAM_HEAD + chunk("data: one\n\ndata: two\n\n") + STREAM_END))) {
            Timeline timeline = exchange(open(), server);

            assertThat(timeline.eventNanos(1)).isEqualTo(timeline.eventNanos(0));
            assertThat(timeline.sharedReads()).isEqualTo(1);
        }
    }

    @Test
    public final void eventsAreTheSameHoweverTheBytesAreSplitAndLinesEnd() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(call -> {
            String events =
                    "\uFEFFdata: é\r\n\r\n: a comment\r\rid: 7\ndata:two\ndata: lines\n\nevent: ping\n\ndata: last\n\n";
            call.say(STREAM_HEAD);
            for (byte b : (chunk(events) + STREAM_END).getBytes(StandardCharsets.UTF_8)) {
                call.socket().getOutputStream().write(b);
                call.socket().getOutputStream().flush();
            }
        })) {
            Timeline timeline = exchange(open(), server);

            assertThat(timeline.outcome()).isEqualTo(Outcome.COMPLETED);
            assertThat(Timelines.events(timeline)).containsExactly("é", "two\nlines", "last");
        }
    }

    @Test
    public final void aWholeAnswerIsOneEvent() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(call -> call.answer("{\"a\":\n\n\"é\"}"))) {
            Timeline timeline = exchange(open(), server);

            Timelines.requireInOrder(timeline);
            assertThat(timeline.streamed()).isFalse();
            assertThat(Timelines.events(timeline)).containsExactly("{\"a\":\n\n\"é\"}");
        }
    }

    @Test
    public final void anAnswerThatOnlyTheEndOfTheConnectionEndsIsWhole() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(call -> {
            call.say("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\ndata: one\n\n");
            call.socket().close();
        })) {
            Timeline timeline = exchange(open(), server);

            assertThat(timeline.outcome()).isEqualTo(Outcome.COMPLETED);
            assertThat(Timelines.events(timeline)).containsExactly("one");
        }
    }

    @Test
    public final void largeBodiesArriveWholeInBothDirections() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(call -> call.answer(call.body()))) {
            String large = "0123456789".repeat(300_000);

            Timeline timeline = sent.through(open(), server.url(), large);

            Timelines.requireInOrder(timeline);
            assertThat(timeline.requestBytes()).isEqualTo(large.length());
            assertThat(timeline.events()).isEqualTo(1);
            assertThat(Timelines.events(timeline).get(0).equals(large)).isTrue();
        }
    }

    @Test
    public final void aConnectionOpenedForTheRequestIsToldApartFromOneThatWasOpen() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(call -> call.answer(OK))) {
            Transport transport = open();
            Timeline first = exchange(transport, server);
            Timeline second = exchange(transport, server);

            Timelines.requireInOrder(first);
            assertThat(first.connectedNanos()).isGreaterThanOrEqualTo(first.startNanos());
            assertThat(second.connectedNanos()).isEqualTo(Timeline.NEVER);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    public final void connectionsOpenedBeforehandAreUsed() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(call -> call.answer(OK))) {
            Transport transport = open();
            transport.connect(server.url(), 100, CONNECT);
            server.awaitConnections(100);

            for (int i = 0; i < 100; i++) {
                sent.send(transport, server.url(), "{}");
            }

            for (int i = 0; i < 100; i++) {
                assertThat(sent.takeEnded().connectedNanos()).isEqualTo(Timeline.NEVER);
            }
            assertThat(server.connections()).isEqualTo(100);
        }
    }

    @Test
    public final void theRequestArrivesAsGiven() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(call -> call.answer(OK))) {
            Timeline timeline = sent.through(open(), server.url(), "{\"ask\":\"é\"}");

            assertThat(server.requests()).hasSize(1);
            String request =
                    new String(server.requests().get(0).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
            assertThat(request)
                    .startsWith("POST /v1/ask?version=1 HTTP/1.1\r\n")
                    .endsWith("\r\n\r\n{\"ask\":\"é\"}")
                    .containsIgnoringCase("\r\nX-Request-ID: the-request\r\n")
                    .containsIgnoringCase("\r\nX-Correlation-ID: the-session\r\n")
                    .containsIgnoringCase("\r\nX-Mine: kept\r\n")
                    .containsIgnoringCase("\r\nContent-Type: application/json\r\n")
                    .containsIgnoringCase("\r\nAccept: text/event-stream\r\n")
                    .doesNotContainIgnoringCase("\r\nAccept-Encoding:");
            assertThat(timeline.requestBytes()).isEqualTo(12);
        }
    }

    @Test
    public final void anErrorStatusIsACompletedExchangeWithItsBody() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(
                call -> call.say("HTTP/1.1 429 Too Many Requests\r\nContent-Type: text/event-stream\r\n"
                        + "Content-Length: 9\r\n\r\nslow down"))) {
            Timeline timeline = exchange(open(), server);

            assertThat(timeline.outcome()).isEqualTo(Outcome.COMPLETED);
            assertThat(timeline.status()).isEqualTo(429);
            assertThat(Timelines.events(timeline)).containsExactly("slow down");
        }
    }

    @Test
    public final void aRedirectIsNotFollowedAndACookieNotKept() throws Exception {
        try (ScriptedServer server =
                ScriptedServer.start(call -> call.say("HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\n"
                        + "Set-Cookie: who=me\r\nContent-Length: 0\r\n\r\n"))) {
            Transport transport = open();

            assertThat(exchange(transport, server).status()).isEqualTo(302);
            assertThat(exchange(transport, server).events()).isZero();
            assertThat(server.requests()).hasSize(2).noneMatch(request -> request.contains("who=me"));
        }
    }

    @Test
    public final void aStreamThatIsCutIsLostButItsWholeEventsAreKept() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(call -> {
            call.say(STREAM_HEAD + chunk("data: one\n\ndata: tw"));
            call.socket().close();
        })) {
            Timeline timeline = exchange(open(), server);

            Timelines.requireFailed(timeline, Outcome.CONNECTION_LOST);
            assertThat(Timelines.events(timeline)).containsExactly("one");
            assertThat(timeline.length()).isEqualTo(3);
        }
    }

    @Test
    public final void aConnectionThatIsResetIsLost() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(call -> {
            call.say(STREAM_HEAD + chunk("data: one\n\n"));
            Thread.sleep(50);
            call.socket().setSoLinger(true, 0);
            call.socket().close();
        })) {
            Timeline timeline = exchange(open(), server);

            Timelines.requireFailed(timeline, Outcome.CONNECTION_LOST);
            assertThat(Timelines.events(timeline)).containsExactly("one");
        }
    }

    @Test
    public final void aConnectionThatIsClosedWithoutAnAnswerIsLost() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(call -> call.socket().close())) {
            Timeline timeline = exchange(open(), server);

            Timelines.requireFailed(timeline, Outcome.CONNECTION_LOST);
            assertThat(timeline.status()).isZero();
            assertThat(timeline.headersNanos()).isEqualTo(Timeline.NEVER);
        }
    }

    @Test
    public final void aServerSlowerThanTheTimeoutIsGivenUpAndSeesIt() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(call -> {
            call.say(STREAM_HEAD + chunk("data: one\n\n"));
            call.awaitDrop();
        })) {
            Timeline timeline = exchange(open(true, Duration.ofMillis(300)), server);

            Timelines.requireFailed(timeline, Outcome.TIMED_OUT);
            assertThat(Timelines.events(timeline)).containsExactly("one");
            assertThat(timeline.endNanos() - timeline.startNanos()).isGreaterThanOrEqualTo(290 * MILLI);
            assertThat(server.dropped().await(5, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    public final void whatIsNotHttpIsBadProtocol() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(call -> {
            call.say("SSH-2.0-OpenSSH_9.2\r\n\r\n");
            Thread.sleep(50);
            call.socket().close();
        })) {
            Timelines.requireFailed(exchange(open(), server), Outcome.BAD_PROTOCOL);
        }
    }

    @Test
    public final void nobodyListeningFailsToConnect() throws Exception {
        URI nobody = nobody();
        Transport transport = open();

        Timeline timeline = sent.through(transport, nobody, "{}");

        Timelines.requireFailed(timeline, Outcome.CONNECT_FAILED);
        assertThat(timeline.connectedNanos()).isEqualTo(Timeline.NEVER);
        assertThat(timeline.sentNanos()).isEqualTo(Timeline.NEVER);
        assertThatThrownBy(() -> transport.connect(nobody, 3, CONNECT))
                .isInstanceOf(TransportException.class)
                .hasMessageContaining(nobody.getAuthority());
    }

    @Test
    public final void aCancelledRequestIsDroppedSoThatTheServerSeesIt() throws Exception {
        CountDownLatch underWay = new CountDownLatch(1);
        try (ScriptedServer server = ScriptedServer.start(call -> {
            call.say(STREAM_HEAD + chunk("data: one\n\n"));
            underWay.countDown();
            call.awaitDrop();
        })) {
            Exchange exchange = sent.send(open(), server.url(), "{}");
            underWay.await();
            exchange.cancel("no longer wanted");
            exchange.cancel("said twice");
            Timeline timeline = sent.takeEnded();

            Timelines.requireFailed(timeline, Outcome.CANCELLED);
            assertThat(timeline.failure()).isEqualTo("no longer wanted");
            assertThat(server.dropped().await(5, TimeUnit.SECONDS)).isTrue();
            sent.requireNoMoreEnd();
        }
    }

    @Test
    public final void cancellingAnExchangeThatHasEndedDoesNothing() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(call -> call.answer(OK))) {
            Transport transport = open();
            Exchange exchange = sent.send(transport, server.url(), "{}");
            Timeline timeline = sent.takeEnded();

            exchange.cancel("too late");

            assertThat(timeline.outcome()).isEqualTo(Outcome.COMPLETED);
            assertThat(exchange(transport, server).connectedNanos()).isEqualTo(Timeline.NEVER);
            sent.requireNoMoreEnd();
        }
    }

    @Test
    public final void closingEndsWhatIsInFlightAsCancelled() throws Exception {
        int inFlight = 10;
        CountDownLatch underWay = new CountDownLatch(inFlight);
        try (ScriptedServer server = ScriptedServer.start(call -> {
            call.say(STREAM_HEAD + chunk("data: one\n\n"));
            underWay.countDown();
            call.awaitDrop();
        })) {
            Transport transport = open();
            for (int i = 0; i < inFlight; i++) {
                sent.send(transport, server.url(), "{}");
            }
            underWay.await();
            transport.close();

            for (int i = 0; i < inFlight; i++) {
                Timelines.requireFailed(sent.takeEnded(), Outcome.CANCELLED);
            }
            assertThat(server.dropped().await(5, TimeUnit.SECONDS)).isTrue();
            transport.close();
            sent.requireNoMoreEnd();
        }
    }

    @Test
    public final void whatIsSentAfterTheCloseStillEndsAndIsTold() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(call -> call.answer(OK))) {
            Transport transport = open();
            transport.close();

            Timeline timeline = sent.through(transport, server.url(), "{}");

            assertThat(timeline.outcome()).isNotEqualTo(Outcome.COMPLETED);
            assertThat(timeline.failure()).isNotBlank();
            sent.requireNoMoreEnd();
        }
    }

    @Test
    public final void sendingDoesntWaitForTheServer() throws Exception {
        int requests = 200;
        CountDownLatch allSent = new CountDownLatch(1);
        try (ScriptedServer server = ScriptedServer.start(call -> {
            allSent.await();
            call.answer(OK);
        })) {
            Transport transport = open();
            for (int i = 0; i < requests; i++) {
                sent.send(transport, server.url(), "{}");
            }
            allSent.countDown();

            for (int i = 0; i < requests; i++) {
                assertThat(sent.takeEnded().outcome()).isEqualTo(Outcome.COMPLETED);
            }
        }
    }

    @Test
    public final void theListenerIsToldWhichExchangeEnded() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(call -> call.answer(OK))) {
            BlockingQueue<Exchange> told = new LinkedBlockingQueue<>();
            Timeline timeline = Timelines.begun(0);

            Exchange exchange = open().send(Sent.request(server.url(), "{}"), timeline, (ended, same) -> {
                assertThat(same).isSameAs(timeline);
                told.add(ended);
            });

            assertThat(told.poll(10, TimeUnit.SECONDS)).isSameAs(exchange);
        }
    }

    @Test
    public final void manyExchangesAtOnceEndOnceEachWithTheirOwnAnswers() throws Exception {
        int senders = InParallel.THREADS;
        int each = 250;
        AtomicInteger next = new AtomicInteger();
        Set<Long> ended = ConcurrentHashMap.newKeySet();
        CountDownLatch all = new CountDownLatch(senders * each);
        BlockingQueue<Throwable> wrong = new LinkedBlockingQueue<>();
        try (ScriptedServer server = ScriptedServer.start(call -> call.say(STREAM_HEAD
                + chunk("data: answer to " + call.body() + "\n\n")
                + chunk("data: end\n\n")
                + STREAM_END))) {
            Transport transport = open();
            InParallel.all(() -> {
                for (int i = 0; i < each; i++) {
                    int index = next.getAndIncrement();
                    OutgoingRequest request = Sent.request(server.url(), "question " + index);
                    transport.send(request, Timelines.begun(index), (exchange, timeline) -> {
                        try {
                            Timelines.requireInOrder(timeline);
                            assertThat(Timelines.events(timeline))
                                    .containsExactly("answer to question " + timeline.index(), "end");
                            assertThat(ended.add(timeline.index()))
                                    .as("told once")
                                    .isTrue();
                        } catch (AssertionError e) {
                            wrong.add(e);
                        }
                        all.countDown();
                    });
                    // About a hundred in flight, as in a run; a thousand connections would only test the machine.
                    while (index - ended.size() > 100 && wrong.isEmpty()) {
                        Thread.onSpinWait();
                    }
                }
                return true;
            });

            assertThat(all.await(20, TimeUnit.SECONDS))
                    .as("all exchanges ended")
                    .isTrue();
            assertThat(wrong).isEmpty();
            assertThat(ended).hasSize(senders * each);
        }
    }

    private Transport open() throws TransportException {
        return open(true, PATIENT);
    }

    private Transport open(boolean streaming, Duration requestTimeout) throws TransportException {
        Transport transport =
                provider().open(new TransportSettings(streaming, Map.of("X-Mine", "kept"), requestTimeout, CONNECT, 1));
        opened.add(transport);
        return transport;
    }

    private Timeline exchange(Transport transport, ScriptedServer server) throws InterruptedException {
        return sent.through(transport, server.url(), "{}");
    }

    private static URI nobody() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/");
        }
    }
}
