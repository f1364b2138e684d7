package dev.aiperf.testkit;

import static dev.aiperf.testkit.Http1Server.chunk;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.aiperf.transport.Outcome;
import dev.aiperf.transport.Timeline;
import dev.aiperf.transport.Transport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

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
public abstract class TransportKit extends TransportClauses {

    private static final String STREAM_HEAD =
            "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n";
    private static final String STREAM_END = "0\r\n\r\n";

    @Override
    final ScriptedServer serve(ScriptedServer.Script script) throws IOException {
        return Http1Server.start(script);
    }

    @Test
    public final void eventsOfSeveralHttpChunksThatComeInOneReadShareItsInstantToo() throws Exception {
        try (ScriptedServer server = serve(call -> {
            Http1Server.write(call, STREAM_HEAD);
            Thread.sleep(30);
            Http1Server.write(
                    call, chunk("data: one\n\n") + chunk("data: two\n\n") + chunk("data: three\n\n") + STREAM_END);
        })) {
            Timeline timeline = exchange(open(), server);

            assertThat(Timelines.events(timeline)).containsExactly("one", "two", "three");
            assertThat(timeline.eventNanos(1)).isEqualTo(timeline.eventNanos(0));
            assertThat(timeline.eventNanos(2)).isEqualTo(timeline.eventNanos(0));
        }
    }

    @Test
    public final void eventsAreTheSameWhereverTheBytesAreSplit() throws Exception {
        try (ScriptedServer server = serve(call -> {
            String events =
                    "\uFEFFdata: é\r\n\r\n: a comment\r\rid: 7\ndata:two\ndata: lines\n\nevent: ping\n\ndata: last\n\n";
            Http1Server.write(call, STREAM_HEAD);
            for (byte b : (chunk(events) + STREAM_END).getBytes(StandardCharsets.UTF_8)) {
                Http1Server.socketOf(call).getOutputStream().write(b);
                Http1Server.socketOf(call).getOutputStream().flush();
            }
        })) {
            Timeline timeline = exchange(open(), server);

            assertThat(timeline.outcome()).isEqualTo(Outcome.COMPLETED);
            assertThat(Timelines.events(timeline)).containsExactly("é", "two\nlines", "last");
        }
    }

    @Test
    public final void anAnswerThatOnlyTheEndOfTheConnectionEndsIsWhole() throws Exception {
        try (ScriptedServer server = serve(call -> {
            Http1Server.write(
                    call,
                    "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\ndata: one\n\n");
            Http1Server.socketOf(call).close();
        })) {
            Timeline timeline = exchange(open(), server);

            assertThat(timeline.outcome()).isEqualTo(Outcome.COMPLETED);
            assertThat(Timelines.events(timeline)).containsExactly("one");
        }
    }

    @Test
    public final void connectionsOpenedBeforehandAreUsed() throws Exception {
        assumeThat(leadsToPortsAtOnce()).isTrue();
        try (ScriptedServer server = serve(call -> call.answer(OK))) {
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
    public final void aConnectionThatTheServerClosedMeanwhileIsNotUsed() throws Exception {
        try (ScriptedServer server = serve(call -> {
            call.answer(OK);
            Http1Server.socketOf(call).close();
        })) {
            Transport transport = open();
            Timeline first = exchange(transport, server);
            Thread.sleep(100);
            Timeline second = exchange(transport, server);

            assertThat(first.outcome()).isEqualTo(Outcome.COMPLETED);
            assertThat(second.outcome()).as(second.failure()).isEqualTo(Outcome.COMPLETED);
            assertThat(second.connectedNanos()).isNotEqualTo(Timeline.NEVER);
        }
    }

    @Test
    public final void aConnectionThatIsClosedWithoutAnAnswerIsLost() throws Exception {
        try (ScriptedServer server = serve(call -> Http1Server.socketOf(call).close())) {
            Timeline timeline = exchange(open(), server);

            Timelines.requireFailed(timeline, Outcome.CONNECTION_LOST);
            assertThat(timeline.status()).isZero();
            assertThat(timeline.headersNanos()).isEqualTo(Timeline.NEVER);
        }
    }

    @Test
    public final void aConnectionThatIsClosedInsteadOfASecondAnswerIsLost() throws Exception {
        try (ScriptedServer server = serve(call -> {
            if (call.request().body().equals("second")) {
                Http1Server.socketOf(call).close();
            } else {
                call.answer(OK);
            }
        })) {
            Transport transport = open();
            assertThat(exchange(transport, server).outcome()).isEqualTo(Outcome.COMPLETED);

            Timeline second = sent.through(transport, server.url(), "second");

            Timelines.requireFailed(second, Outcome.CONNECTION_LOST);
            assertThat(second.connectedNanos()).isEqualTo(Timeline.NEVER);
            assertThat(second.status()).isZero();
        }
    }

    @Test
    public final void whatIsNotHttpIsBadProtocol() throws Exception {
        try (ScriptedServer server = serve(call -> {
            Http1Server.write(call, "SSH-2.0-OpenSSH_9.2\r\n\r\n");
            Thread.sleep(50);
            Http1Server.socketOf(call).close();
        })) {
            Timelines.requireFailed(exchange(open(), server), Outcome.BAD_PROTOCOL);
        }
    }
}
