package dev.aiperf.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiperf.transport.Exchange;
import dev.aiperf.transport.ExchangeListener;
import dev.aiperf.transport.Outcome;
import dev.aiperf.transport.OutgoingRequest;
import dev.aiperf.transport.Timeline;
import dev.aiperf.transport.Transport;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What any transport promises, whatever its protocol: asked by {@link TransportKit} and {@link Http2TransportKit}. */
@Timeout(60)
abstract class TransportClauses extends TransportContentClauses {
    @Test
    public final void theNameIsFitForAnOption() {
        assertThat(provider().name()).matches("[a-z][a-z0-9_-]*");
    }

    @Test
    public final void aStreamIsKeptEventByEventWithItsInstants() throws Exception {
        try (ScriptedServer server = serve(call -> {
            call.stream();
            call.say("data: one\n\n");
            Thread.sleep(300);
            call.say("data: t");
            call.say("wo\n\ndata: three\n\n");
            call.end();
        })) {
            Timeline timeline = exchange(open(), server);

            Timelines.requireInOrder(timeline);
            assertThat(timeline.outcome()).isEqualTo(Outcome.COMPLETED);
            assertThat(timeline.failure()).isEmpty();
            assertThat(timeline.status()).isEqualTo(200);
            assertThat(timeline.streamed()).isTrue();
            assertThat(Timelines.events(timeline)).containsExactly("one", "two", "three");
            assertThat(timeline.eventNanos(1) - timeline.eventNanos(0)).isGreaterThanOrEqualTo(100 * MILLI);
        }
    }

    @Test
    public final void aWholeAnswerIsOneEvent() throws Exception {
        try (ScriptedServer server = serve(call -> call.answer("{\"a\":\n\n\"é\"}"))) {
            Timeline timeline = exchange(open(), server);

            Timelines.requireInOrder(timeline);
            assertThat(timeline.streamed()).isFalse();
            assertThat(Timelines.events(timeline)).containsExactly("{\"a\":\n\n\"é\"}");
        }
    }

    @Test
    public final void largeBodiesArriveWholeInBothDirections() throws Exception {
        try (ScriptedServer server = serve(call -> call.answer(call.request().body()))) {
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
        try (ScriptedServer server = serve(call -> call.answer(OK))) {
            Transport transport = open();
            Timeline first = exchange(transport, server);
            Timeline second = exchange(transport, server);

            Timelines.requireInOrder(first);
            assertThat(first.connectedNanos()).isGreaterThanOrEqualTo(first.startNanos());
            assertThat(List.of(
                            first.openingNanos(), first.resolvedNanos(), first.openedNanos(), first.connectedNanos()))
                    .as("opening begun, host known, open, ready for the request")
                    .doesNotContain(Timeline.NEVER)
                    .isSorted();
            assertThat(second.connectedNanos()).isEqualTo(Timeline.NEVER);
            assertThat(second.openedNanos()).isEqualTo(Timeline.NEVER);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    public final void whereConnectionsAreNotReusedEachRequestOpensItsOwn() throws Exception {
        try (ScriptedServer server = serve(call -> call.answer(OK))) {
            Transport transport = openWithoutReuse();
            transport.connect(server.url(), 5, CONNECT);
            for (int i = 0; i < 3; i++) {
                Timeline timeline = exchange(transport, server);

                assertThat(timeline.outcome()).as(timeline.failure()).isEqualTo(Outcome.COMPLETED);
                assertThat(timeline.connectedNanos()).isNotEqualTo(Timeline.NEVER);
            }
            assertThat(server.connections()).isEqualTo(3);
        }
    }

    /** So does a closed loop: each of its users sends the next request from the end of the last. */
    @Test
    public final void whatIsSentFromTheEndOfAnExchangeGoesOverItsConnection() throws Exception {
        int requests = 1_000;
        CountDownLatch all = new CountDownLatch(requests);
        AtomicInteger opening = new AtomicInteger();
        try (ScriptedServer server = serve(call -> call.answer(OK))) {
            Transport transport = open();
            transport.connect(server.url(), 1, CONNECT);
            OutgoingRequest request = Sent.request(server.url(), "{}");
            ExchangeListener sendingTheNext = new ExchangeListener() {
                @Override
                public void onComplete(Exchange exchange, Timeline timeline) {
                    opening.addAndGet(timeline.connectedNanos() == Timeline.NEVER ? 0 : 1);
                    all.countDown();
                    if (timeline.index() + 1 < requests) {
                        transport.send(request, Timelines.begun(timeline.index() + 1), this);
                    }
                }
            };
            transport.send(request, Timelines.begun(0), sendingTheNext);

            assertThat(all.await(30, TimeUnit.SECONDS))
                    .as("all exchanges ended")
                    .isTrue();
            assertThat(server.connections()).isEqualTo(1);
            assertThat(opening).hasValue(0);
        }
    }

    @Test
    public final void theRequestArrivesAsGiven() throws Exception {
        try (ScriptedServer server = serve(call -> call.answer(OK))) {
            Timeline timeline = sent.through(open(), server.url(), "{\"ask\":\"é\"}");

            assertThat(server.requests()).hasSize(1);
            Received request = server.requests().get(0);
            assertThat(request.method()).isEqualTo("POST");
            assertThat(request.path()).isEqualTo("/v1/ask?version=1");
            assertThat(request.body()).isEqualTo("{\"ask\":\"é\"}");
            assertThat(request.headers())
                    .containsEntry("x-request-id", "the-request")
                    .containsEntry("x-correlation-id", "the-session")
                    .containsEntry("x-mine", "kept")
                    .containsEntry("content-type", "application/json")
                    .containsEntry("accept", "text/event-stream")
                    .doesNotContainKey("accept-encoding");
            assertThat(timeline.requestBytes()).isEqualTo(12);
        }
    }

    @Test
    public final void anErrorStatusIsACompletedExchangeWithItsBody() throws Exception {
        try (ScriptedServer server =
                serve(call -> call.answer(new Answer(429, Map.of("content-type", "text/event-stream"), "slow down")))) {
            Timeline timeline = exchange(open(), server);

            assertThat(timeline.outcome()).isEqualTo(Outcome.COMPLETED);
            assertThat(timeline.status()).isEqualTo(429);
            assertThat(Timelines.events(timeline)).containsExactly("slow down");
        }
    }

    @Test
    public final void aRedirectIsNotFollowedAndACookieNotKept() throws Exception {
        try (ScriptedServer server = serve(
                call -> call.answer(new Answer(302, Map.of("location", "/elsewhere", "set-cookie", "who=me"), "")))) {
            Transport transport = open();

            assertThat(exchange(transport, server).status()).isEqualTo(302);
            assertThat(exchange(transport, server).events()).isZero();
            assertThat(server.requests())
                    .hasSize(2)
                    .noneMatch(request -> request.headers().containsKey("cookie"));
        }
    }

    @Test
    public final void sendingDoesntWaitForTheServer() throws Exception {
        int requests = 200;
        CountDownLatch allSent = new CountDownLatch(1);
        try (ScriptedServer server = serve(call -> {
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
        try (ScriptedServer server = serve(call -> call.answer(OK))) {
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
        try (ScriptedServer server = serve(call -> {
            call.stream();
            call.say("data: answer to " + call.request().body() + "\n\n");
            call.say("data: end\n\n");
            call.end();
        })) {
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

    @Test
    public final void eventsAreTheSameHoweverTheBytesAreSplitAndLinesEnd() throws Exception {
        try (ScriptedServer server = serve(call -> {
            String events =
                    "\uFEFFdata: é\r\n\r\n: a comment\r\rid: 7\ndata:two\ndata: lines\n\nevent: ping\n\ndata: last\n\n";
            call.stream();
            for (int i = 0; i < events.length(); i++) {
                call.say(events.substring(i, i + 1));
            }
            call.end();
        })) {
            Timeline timeline = exchange(open(), server);

            assertThat(timeline.outcome()).isEqualTo(Outcome.COMPLETED);
            assertThat(Timelines.events(timeline)).containsExactly("é", "two\nlines", "last");
        }
    }

    @Test
    public final void eventsThatComeInOneReadShareItsInstant() throws Exception {
        try (ScriptedServer server = serve(call -> {
            call.stream();
            call.say("data: one\n\ndata: two\n\n");
            call.end();
        })) {
            Timeline timeline = exchange(open(), server);

            assertThat(timeline.eventNanos(1)).isEqualTo(timeline.eventNanos(0));
        }
    }
}
