package dev.aiperf.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiperf.transport.Outcome;
import dev.aiperf.transport.Timeline;
import dev.aiperf.transport.Transport;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
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
}
