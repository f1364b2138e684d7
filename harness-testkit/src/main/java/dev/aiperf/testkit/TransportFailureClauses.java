package dev.aiperf.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.aiperf.plan.ConnectionReuse;
import dev.aiperf.plan.NetworkPlan;
import dev.aiperf.plan.RoutePlan;
import dev.aiperf.plan.TlsPlan;
import dev.aiperf.transport.Exchange;
import dev.aiperf.transport.Outcome;
import dev.aiperf.transport.Timeline;
import dev.aiperf.transport.Transport;
import dev.aiperf.transport.TransportException;
import dev.aiperf.transport.TransportProvider;
import dev.aiperf.transport.TransportSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What {@link TransportClauses} ask of exchanges that don't come to a good end, and what they need to know for that. */
abstract class TransportFailureClauses {

    static final String OK = "{\"ok\":true}";
    private static final Duration PATIENT = Duration.ofSeconds(30);
    static final Duration CONNECT = Duration.ofSeconds(5);
    static final long MILLI = 1_000_000;
    final Sent sent = new Sent();
    private final BlockingQueue<Transport> opened = new LinkedBlockingQueue<>();

    /** Returns the provider of the transport to be tested. */
    protected abstract TransportProvider provider();

    /** Starts a server that speaks the transport's protocol. */
    abstract ScriptedServer serve(ScriptedServer.Script script) throws IOException;

    @AfterEach
    final void closeTransports() {
        opened.forEach(Transport::close);
    }

    @Test
    public final void aStreamThatIsCutIsLostButItsWholeEventsAreKept() throws Exception {
        try (ScriptedServer server = serve(call -> {
            call.stream();
            call.say("data: one\n\ndata: tw");
            Thread.sleep(30);
            call.cut();
        })) {
            Timeline timeline = exchange(open(), server);

            Timelines.requireFailed(timeline, Outcome.CONNECTION_LOST);
            assertThat(Timelines.events(timeline)).containsExactly("one");
            assertThat(timeline.length()).isEqualTo(3);
        }
    }

    @Test
    public final void aConnectionThatIsResetIsLost() throws Exception {
        try (ScriptedServer server = serve(call -> {
            call.stream();
            call.say("data: one\n\n");
            Thread.sleep(50);
            call.reset();
        })) {
            Timeline timeline = exchange(open(), server);

            Timelines.requireFailed(timeline, Outcome.CONNECTION_LOST);
            assertThat(Timelines.events(timeline)).containsExactly("one");
        }
    }

    @Test
    public final void anInterimAnswerIsNotTheAnswer() throws Exception {
        try (ScriptedServer server = serve(call -> {
            call.interim();
            Thread.sleep(30);
            call.answer(OK);
        })) {
            Transport transport = open();
            for (int i = 0; i < 2; i++) {
                Timeline timeline = exchange(transport, server);

                Timelines.requireInOrder(timeline);
                assertThat(timeline.status()).isEqualTo(200);
                assertThat(Timelines.events(timeline)).containsExactly(OK);
            }
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    public final void aServerSlowerThanTheTimeoutIsGivenUpAndSeesIt() throws Exception {
        try (ScriptedServer server = serve(call -> {
            call.stream();
            call.say("data: one\n\n");
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
    public final void nobodyListeningFailsToConnect() throws Exception {
        assumeThat(leadsToPortsAtOnce()).isTrue();
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
        try (ScriptedServer server = serve(call -> {
            call.stream();
            call.say("data: one\n\n");
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
        try (ScriptedServer server = serve(call -> call.answer(OK))) {
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
        try (ScriptedServer server = serve(call -> {
            call.stream();
            call.say("data: one\n\n");
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
        try (ScriptedServer server = serve(call -> call.answer(OK))) {
            Transport transport = open();
            transport.close();

            Timeline timeline = sent.through(transport, server.url(), "{}");

            assertThat(timeline.outcome()).isNotEqualTo(Outcome.COMPLETED);
            assertThat(timeline.failure()).isNotBlank();
            sent.requireNoMoreEnd();
        }
    }

    /** Returns whether a connection leads to the port of a URL as soon as it is open. */
    boolean leadsToPortsAtOnce() {
        return true;
    }

    Transport open() throws TransportException {
        return open(true, PATIENT);
    }

    Transport open(boolean streaming, Duration requestTimeout) throws TransportException {
        return open(streaming, requestTimeout, CONNECT);
    }

    /** Opens one that allows a connection little time. */
    Transport openImpatient(Duration connectTimeout) throws TransportException {
        return open(true, PATIENT, connectTimeout);
    }

    /** Opens one whose connections are each for one request. */
    Transport openWithoutReuse() throws TransportException {
        NetworkPlan network =
                new NetworkPlan(provider().name(), ConnectionReuse.NEVER, TlsPlan.DEFAULT, RoutePlan.DIRECT);
        return open(settings(true, PATIENT, CONNECT).over(network));
    }

    private Transport open(boolean streaming, Duration requestTimeout, Duration connectTimeout)
            throws TransportException {
        return open(settings(streaming, requestTimeout, connectTimeout));
    }

    private static TransportSettings settings(boolean streaming, Duration requestTimeout, Duration connectTimeout) {
        return new TransportSettings(streaming, Map.of("X-Mine", "kept"), requestTimeout, connectTimeout, 1);
    }

    private Transport open(TransportSettings settings) throws TransportException {
        Transport transport = provider().open(settings);
        opened.add(transport);
        return transport;
    }

    Timeline exchange(Transport transport, ScriptedServer server) throws InterruptedException {
        return sent.through(transport, server.url(), "{}");
    }

    private static URI nobody() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/");
        }
    }
}
