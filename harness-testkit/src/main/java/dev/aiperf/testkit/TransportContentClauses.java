package dev.aiperf.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiperf.transport.Exchange;
import dev.aiperf.transport.ExchangeListener;
import dev.aiperf.transport.OutgoingRequest;
import dev.aiperf.transport.Timeline;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * What every transport promises to tell before the end: that a request is sent, which cancellations wait for, and the first
 * content of a stream, which ceilings on prefills wait for.
 */
abstract class TransportContentClauses extends TransportFailureClauses {

    @Test
    public final void theFirstContentIsToldOnceAsSoonAsItIsRead() throws Exception {
        CountDownLatch told = new CountDownLatch(1);
        Noted noted = new Noted(told);
        try (ScriptedServer server = serve(call -> {
            call.stream();
            call.say("data: role\n\n");
            call.say("data: content one\n\n");
            // The rest is said only once the first was told of.
            told.await(15, TimeUnit.SECONDS);
            call.say("data: content two\n\n");
            call.end();
        })) {
            open().send(asking(server), Timelines.begun(0), noted);

            assertThat(noted.ended.await(15, TimeUnit.SECONDS)).isTrue();
            Timeline timeline = noted.timeline();
            assertThat(Timelines.events(timeline)).containsExactly("role", "content one", "content two");
            assertThat(noted.what).containsExactly("content", "end");
            assertThat(noted.contentNanos).isEqualTo(timeline.eventNanos(1));
            assertThat(told.getCount()).isZero();
        }
    }

    @Test
    public final void contentThatComesWithTheEndIsToldBeforeTheEnd() throws Exception {
        Noted noted = new Noted(new CountDownLatch(1));
        try (ScriptedServer server = serve(call -> {
            call.stream();
            call.say("data: content one\n\n");
            call.end();
        })) {
            open().send(asking(server), Timelines.begun(0), noted);

            assertThat(noted.ended.await(15, TimeUnit.SECONDS)).isTrue();
            assertThat(noted.what).containsExactly("content", "end");
        }
    }

    @Test
    public final void aStreamWithoutContentTellsOfItsEndOnly() throws Exception {
        Noted noted = new Noted(new CountDownLatch(1));
        try (ScriptedServer server = serve(call -> {
            call.stream();
            call.say("data: role\n\n");
            call.end();
        })) {
            open().send(asking(server), Timelines.begun(0), noted);

            assertThat(noted.ended.await(15, TimeUnit.SECONDS)).isTrue();
            assertThat(noted.what).containsExactly("end");
        }
    }

    @Test
    public final void thatARequestIsSentIsToldOnceWhileItsAnswerIsWaitedFor() throws Exception {
        Noted noted = new Noted(new CountDownLatch(1));
        try (ScriptedServer server = serve(call -> {
            // The server answers only once the client was told that it had sent.
            noted.sent.await(15, TimeUnit.SECONDS);
            call.stream();
            call.say("data: role\n\n");
            call.end();
        })) {
            Exchange exchange = open().send(asking(server), Timelines.begun(0), noted);

            assertThat(noted.ended.await(15, TimeUnit.SECONDS)).isTrue();
            assertThat(noted.sentOnes).containsExactly(exchange);
        }
    }

    private static OutgoingRequest asking(ScriptedServer server) {
        return new OutgoingRequest(
                server.url(),
                "{}".getBytes(StandardCharsets.UTF_8),
                "the-request",
                "the-session",
                Optional.of((data, from, to) ->
                        new String(data, from, to - from, StandardCharsets.UTF_8).startsWith("content")));
    }

    /** What a listener was told, in order. */
    private static final class Noted implements ExchangeListener {

        private final List<String> what = new CopyOnWriteArrayList<>();
        private final List<Timeline> timelines = new CopyOnWriteArrayList<>();
        private final List<Exchange> sentOnes = new CopyOnWriteArrayList<>();
        private final CountDownLatch sent = new CountDownLatch(1);
        private final CountDownLatch content;
        private final CountDownLatch ended = new CountDownLatch(1);
        private volatile long contentNanos;

        Noted(CountDownLatch content) {
            this.content = content;
        }

        Timeline timeline() {
            return timelines.get(0);
        }

        @Override
        public void onSent(Exchange exchange) {
            sentOnes.add(exchange);
            sent.countDown();
        }

        @Override
        public void onFirstContent(Exchange exchange, long nanos) {
            what.add("content");
            contentNanos = nanos;
            content.countDown();
        }

        @Override
        public void onComplete(Exchange exchange, Timeline timeline) {
            what.add("end");
            timelines.add(timeline);
            ended.countDown();
        }
    }
}
