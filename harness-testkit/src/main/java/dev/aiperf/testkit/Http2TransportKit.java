package dev.aiperf.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiperf.transport.Exchange;
import dev.aiperf.transport.ExchangeListener;
import dev.aiperf.transport.Outcome;
import dev.aiperf.transport.Timeline;
import dev.aiperf.transport.Transport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Transport} over HTTP/2 promises, tried against a server in the clear with prior knowledge: what
 * {@link TransportKit} asks of HTTP/1.1 as far as it isn't about connections, and many requests on each of these.
 */
public abstract class Http2TransportKit extends TransportClauses {

    @Override
    final ScriptedServer serve(ScriptedServer.Script script) throws IOException {
        return Http2Server.start(script);
    }

    @Test
    public final void asManyRequestsShareAConnectionAsTheServerTakes() throws Exception {
        int requests = 3 * Http2Server.PLACES;
        CountDownLatch all = new CountDownLatch(requests);
        try (ScriptedServer server = serve(call -> {
            all.countDown();
            all.await();
            call.answer(OK);
        })) {
            Transport transport = open();
            transport.connect(server.url(), requests, CONNECT);
            for (int i = 0; i < requests; i++) {
                sent.send(transport, server.url(), "{}");
            }

            for (int i = 0; i < requests; i++) {
                Timeline timeline = sent.takeEnded();
                assertThat(timeline.outcome()).as(timeline.failure()).isEqualTo(Outcome.COMPLETED);
                assertThat(timeline.connectedNanos()).isEqualTo(Timeline.NEVER);
            }
            assertThat(server.connections()).isEqualTo(3);
        }
    }

    @Test
    public final void aConnectionThatIsClosedInAnOrderlyWayFinishesItsRequestsAndTakesNoMore() throws Exception {
        try (ScriptedServer server = serve(call -> {
            call.stream();
            call.say("data: one\n\n");
            Http2Server.goAway(call);
            Thread.sleep(50);
            call.say("data: two\n\n");
            call.end();
        })) {
            Transport transport = open();

            for (int i = 0; i < 2; i++) {
                Timeline timeline = exchange(transport, server);
                assertThat(timeline.outcome()).as(timeline.failure()).isEqualTo(Outcome.COMPLETED);
                assertThat(Timelines.events(timeline)).containsExactly("one", "two");
            }
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    public final void aStreamThatIsResetIsLostAndTheConnectionGoesOn() throws Exception {
        try (ScriptedServer server = serve(call -> {
            if (call.request().body().equals("bad")) {
                call.stream();
                call.say("data: one\n\n");
                Thread.sleep(30);
                call.reset();
            } else {
                call.answer(OK);
            }
        })) {
            Transport transport = open();

            Timelines.requireFailed(sent.through(transport, server.url(), "bad"), Outcome.CONNECTION_LOST);
            assertThat(exchange(transport, server).outcome()).isEqualTo(Outcome.COMPLETED);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    public final void aServerThatSpeaksNoHttp2IsNamed() throws Exception {
        try (ScriptedServer server = Http1Server.start(call -> call.answer(OK))) {
            Timeline timeline = sent.through(open(), server.url(), "{}");

            assertThat(timeline.outcome()).isEqualTo(Outcome.CONNECT_FAILED);
            assertThat(timeline.failure()).contains("HTTP/2");
        }
    }

    @Test
    public final void thePlaceOfACancelledRequestIsTakenByTheNext() throws Exception {
        try (ScriptedServer server = Http2Server.start(
                call -> {
                    if (call.request().body().equals("held")) {
                        call.stream();
                        call.awaitDrop();
                    } else {
                        call.answer(OK);
                    }
                },
                1)) {
            Transport transport = open();
            transport.connect(server.url(), 1, CONNECT);
            for (int i = 0; i < 50; i++) {
                Exchange held = sent.send(transport, server.url(), "held");
                held.cancel("no longer wanted");
                sent.send(transport, server.url(), "{}");

                assertThat(sent.takeEnded().outcome()).isEqualTo(Outcome.CANCELLED);
                Timeline next = sent.takeEnded();
                assertThat(next.outcome()).as(next.failure()).isEqualTo(Outcome.COMPLETED);
            }
        }
    }

    @Test
    public final void anAnswerWithoutABodyLeavesItsPlaceBeforeItIsTold() throws Exception {
        int requests = 200;
        CountDownLatch all = new CountDownLatch(requests);
        try (ScriptedServer server = Http2Server.start(call -> call.answer(new Answer(204, Map.of(), "")), 1)) {
            Transport transport = open();
            ExchangeListener sendingTheNext = new ExchangeListener() {
                @Override
                public void onComplete(Exchange exchange, Timeline timeline) {
                    all.countDown();
                    if (timeline.index() + 1 < requests) {
                        transport.send(Sent.request(server.url(), "{}"), Timelines.begun(timeline.index() + 1), this);
                    }
                }
            };
            transport.send(Sent.request(server.url(), "{}"), Timelines.begun(0), sendingTheNext);

            assertThat(all.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    public final void anAnswerThatContradictsItsLengthIsBadProtocol() throws Exception {
        try (ScriptedServer server =
                serve(call -> call.answer(new Answer(200, Map.of("content-length", "100"), "short")))) {
            Timelines.requireFailed(exchange(open(), server), Outcome.BAD_PROTOCOL);
        }
    }

    @Test
    public final void aServerThatAllowsNoRequestsIsNamed() throws Exception {
        try (ScriptedServer server = Http2Server.start(call -> call.answer(OK), 0)) {
            Timeline timeline = exchange(open(), server);

            Timelines.requireFailed(timeline, Outcome.CONNECT_FAILED);
            assertThat(timeline.failure()).contains("allows no requests");
        }
    }

    @Test
    public final void aServerThatNeverSendsItsSettingsIsGivenUp() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Transport transport = openImpatient(Duration.ofMillis(300));

            Timeline timeline =
                    sent.through(transport, URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/"), "{}");

            Timelines.requireFailed(timeline, Outcome.CONNECT_FAILED);
            assertThat(timeline.failure()).contains("settings");
        }
    }

    @Test
    public final void aServerThatClosesBeforeItsSettingsIsNamed() throws Exception {
        try (ServerSocket closing = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            ScriptedServer.daemon(() -> closeAll(closing));

            Timeline timeline =
                    sent.through(open(), URI.create("http://127.0.0.1:" + closing.getLocalPort() + "/"), "{}");

            Timelines.requireFailed(timeline, Outcome.CONNECT_FAILED);
            assertThat(timeline.failure()).contains("closed");
        }
    }

    private static void closeAll(ServerSocket closing) {
        while (!closing.isClosed()) {
            try {
                closing.accept().close();
            } catch (IOException e) {
                // The test is over.
                return;
            }
        }
    }

    @Test
    public final void aRequestThatWaitsTooLongForAConnectionIsGivenUp() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Transport transport = open(true, Duration.ofMillis(300));

            Timeline timeline =
                    sent.through(transport, URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/"), "{}");

            Timelines.requireFailed(timeline, Outcome.TIMED_OUT);
            assertThat(timeline.sentNanos()).isEqualTo(Timeline.NEVER);
        }
    }

    @Test
    public final void requestsBeyondThePlacesAreToldOfNoConnectionThatWasOpen() throws Exception {
        int requests = 50;
        try (ScriptedServer server = Http2Server.start(call -> call.answer(OK), 2)) {
            Transport transport = open();
            for (int i = 0; i < requests; i++) {
                sent.send(transport, server.url(), "{}");
            }
            int opening = 0;
            for (int i = 0; i < requests; i++) {
                Timeline timeline = sent.takeEnded();
                assertThat(timeline.outcome()).as(timeline.failure()).isEqualTo(Outcome.COMPLETED);
                opening += timeline.connectedNanos() == Timeline.NEVER ? 0 : 1;
            }

            assertThat(opening).isBetween(1, 2 * server.connections());
        }
    }
}
