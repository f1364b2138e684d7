package dev.aiperf.engine;

import dev.aiperf.dataset.Conversation;
import dev.aiperf.dataset.Dataset;
import dev.aiperf.dataset.Turn;
import dev.aiperf.endpoint.ResponsePart;
import dev.aiperf.transport.PhaseKind;
import dev.aiperf.transport.RequestIds;
import dev.aiperf.transport.Timeline;
import dev.aiperf.transport.TimelinePool;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** A load's surroundings without a network or real time. */
final class LoadFixture implements AutoCloseable {

    private static final long PATIENCE_NANOS = 20_000_000_000L;

    final VirtualClock clock = new VirtualClock();
    final FakeTransport transport;
    final Sender sender;
    final LookAhead lookAhead;
    final FollowUps followUps;
    final List<Timeline> ended = Collections.synchronizedList(new ArrayList<>());

    LoadFixture(boolean endsAtOnce, long requests) {
        this(endsAtOnce, requests, TurnShaper.AS_IT_IS);
    }

    LoadFixture(boolean endsAtOnce, long requests, TurnShaper shaper) {
        this(endsAtOnce, requests, shaper, new AnyPrompt());
    }

    LoadFixture(boolean endsAtOnce, long requests, TurnShaper shaper, Dataset dataset) {
        Optional<Dialogues> dialogues = Optional.of(new Dialogues(
                (data, from, to) -> ResponsePart.content(new String(data, from, to - from, StandardCharsets.UTF_8)),
                Optional.empty()));
        transport = new FakeTransport(clock, endsAtOnce);
        sender = new Sender(
                URI.create("http://127.0.0.1:1/"),
                transport,
                new TimelinePool(2),
                ended::add,
                new RequestIds("test"),
                PhaseKind.MEASUREMENT,
                Optional.of((data, from, to) -> true),
                Optional.empty());
        lookAhead = new LookAhead(
                new RequestSource(dataset, LoadFixture::said, PhaseKind.MEASUREMENT, shaper, dialogues),
                requests,
                64,
                clock);
        followUps = new FollowUps(dialogues, () -> LoadFixture::said, clock);
        followUps.start();
    }

    /** The texts of a turn's messages, one after the other; nothing for one without history. */
    private static byte[] said(Turn turn) {
        if (!(turn.extra().get("messages") instanceof List<?> messages)) {
            return new byte[0];
        }
        String texts = messages.stream()
                .map(message -> String.valueOf(((Map<?, ?>) message).get("content")))
                .collect(Collectors.joining("|"));
        return texts.getBytes(StandardCharsets.UTF_8);
    }

    /** Waits until another thread has brought something about. */
    static void eventually(BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("did not come about within " + PATIENCE_NANOS / 1e9 + " s");
            }
            LockSupport.parkNanos(100_000);
        }
    }

    @Override
    public void close() {
        followUps.close();
        lookAhead.close();
    }

    private static final class AnyPrompt implements Dataset {

        @Override
        public OptionalLong entries() {
            return OptionalLong.empty();
        }

        @Override
        public long entryOf(long index) {
            return index;
        }

        @Override
        public Conversation conversation(long entry) {
            return new Conversation("c" + entry, List.of(Turn.of("prompt " + entry)));
        }
    }
}
