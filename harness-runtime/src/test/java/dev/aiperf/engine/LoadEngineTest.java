package dev.aiperf.engine;

import static dev.aiperf.transport.ScriptedServer.say;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aiperf.dataset.Conversation;
import dev.aiperf.dataset.Dataset;
import dev.aiperf.dataset.Turn;
import dev.aiperf.endpoint.RequestEncoder;
import dev.aiperf.plan.ArrivalPattern;
import dev.aiperf.plan.PhasePlan;
import dev.aiperf.plan.Seed;
import dev.aiperf.plan.StopCondition;
import dev.aiperf.plan.TrafficPlan;
import dev.aiperf.plan.TrafficPlan.OpenLoop;
import dev.aiperf.transport.HttpTransportProvider;
import dev.aiperf.transport.Outcome;
import dev.aiperf.transport.PhaseKind;
import dev.aiperf.transport.RequestIds;
import dev.aiperf.transport.ScriptedServer;
import dev.aiperf.transport.Timeline;
import dev.aiperf.transport.TimelinePool;
import dev.aiperf.transport.Transport;
import dev.aiperf.transport.TransportSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LoadEngineTest {

    private static final String ANSWER = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";

    private final List<Timeline> ended = new CopyOnWriteArrayList<>();
    private Outlook outlook = Outlook.GOOD;
    private Transport transport;

    @BeforeEach
    void open() throws Exception {
        transport = new HttpTransportProvider()
                .open(new TransportSettings(false, Map.of(), Duration.ofSeconds(30), Duration.ofSeconds(2), 1));
    }

    @AfterEach
    void close() {
        transport.close();
    }

    @Test
    void aPhaseSendsItsRequestsAndWaitsForTheLastAnswer() throws Exception {
        try (ScriptedServer server = ScriptedServer.start((socket, out) -> {
            Thread.sleep(5);
            say(out, ANSWER);
        })) {
            PhaseResult result =
                    engine(server).run(PhaseKind.MEASUREMENT, requests(50), users(4), new OnePrompt(), new Seed(1));

            assertThat(result.sending().requests()).isEqualTo(50);
            assertThat(ended).hasSize(50).allMatch(t -> t.outcome() == Outcome.COMPLETED);
            assertThat(ended).extracting(Timeline::index).doesNotHaveDuplicates();
            assertThat(result.interrupted()).isFalse();
            assertThat(result.dropped()).isZero();
            assertThat(result.isComplete()).isTrue();
        }
    }

    @Test
    void whatOutlivesTheGracePeriodIsDroppedAndHandedOn() throws Exception {
        try (ScriptedServer server = ScriptedServer.start((socket, out) -> Thread.sleep(10_000))) {
            StopCondition stop = new StopCondition.FirstOf(OptionalLong.empty(), Optional.of(Duration.ofMillis(100)));
            PhasePlan plan = new PhasePlan(stop, Optional.of(Duration.ofMillis(100)));

            PhaseResult result =
                    engine(server).run(PhaseKind.MEASUREMENT, plan, users(3), new OnePrompt(), new Seed(1));

            assertThat(result.dropped()).isEqualTo(3);
            assertThat(result.isComplete()).isFalse();
            assertThat(ended)
                    .hasSize(3)
                    .allMatch(t -> t.outcome() == Outcome.OVERDUE)
                    .allMatch(t -> t.failure().equals("still unanswered at the end of the grace period"));
        }
    }

    @Test
    void anInterruptEndsSendingAndKeepsWhatWasAnswered() throws Exception {
        try (ScriptedServer server = ScriptedServer.start((socket, out) -> {
            Thread.sleep(20);
            say(out, ANSWER);
        })) {
            LoadEngine engine = engine(server);
            Thread interrupter = new Thread(() -> {
                LoadFixture.eventually(() -> engine.counters().ended() >= 5);
                engine.interrupt();
            });
            interrupter.start();

            PhaseResult result =
                    engine.run(PhaseKind.MEASUREMENT, requests(100_000), users(2), new OnePrompt(), new Seed(1));

            assertThat(result.interrupted()).isTrue();
            assertThat(result.sending().requests()).isBetween(5L, 1000L);
            assertThat(ended)
                    .hasSize((int) result.sending().requests())
                    .allMatch(t -> t.outcome() == Outcome.COMPLETED);
        }
    }

    @Test
    void whileOnlyAnswersAreWaitedForTheCountersSaySo() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        try (ScriptedServer server = ScriptedServer.start((socket, out) -> {
            asked.await();
            say(out, ANSWER);
        })) {
            LoadEngine engine = engine(server);
            FutureTask<PhaseResult> run = new FutureTask<>(
                    () -> engine.run(PhaseKind.MEASUREMENT, requests(2), users(2), new OnePrompt(), new Seed(1)));
            new Thread(run).start();
            LoadFixture.eventually(() -> engine.counters().draining());
            assertThat(engine.counters().inFlight()).isEqualTo(2);
            asked.countDown();

            assertThat(run.get().isComplete()).isTrue();
        }
    }

    @Test
    void whatAnInterruptDropsIsNotHeldAgainstTheServer() throws Exception {
        try (ScriptedServer server = ScriptedServer.start((socket, out) -> Thread.sleep(10_000))) {
            LoadEngine engine = engine(server);
            PhasePlan plan = new PhasePlan(requests(100).stop(), Optional.of(Duration.ofMillis(50)));
            Thread interrupter = new Thread(() -> {
                LoadFixture.eventually(() -> engine.counters().inFlight() == 2);
                engine.interrupt();
            });
            interrupter.start();

            engine.run(PhaseKind.MEASUREMENT, plan, users(2), new OnePrompt(), new Seed(1));

            assertThat(ended).hasSize(2).allMatch(t -> t.outcome() == Outcome.CANCELLED);
        }
    }

    @Test
    void anInterruptBeforeAPhaseKeepsItFromSending() throws Exception {
        try (ScriptedServer server = ScriptedServer.start((socket, out) -> say(out, ANSWER))) {
            LoadEngine engine = engine(server);
            engine.interrupt();

            for (TrafficPlan traffic :
                    List.of(users(4), new OpenLoop(1000, ArrivalPattern.CONSTANT, OptionalInt.empty()))) {
                PhaseResult result =
                        engine.run(PhaseKind.MEASUREMENT, requests(100), traffic, new OnePrompt(), new Seed(1));

                assertThat(result.sending().requests()).isZero();
                assertThat(result.interrupted()).isTrue();
            }
        }
    }

    @Test
    void aPhaseThatTurnsHopelessIsEnded() throws Exception {
        outlook = phase -> phase == PhaseKind.MEASUREMENT && ended.size() >= 10;
        try (ScriptedServer server = ScriptedServer.start((socket, out) -> say(out, ANSWER))) {
            PhaseResult result = engine(server)
                    .run(PhaseKind.MEASUREMENT, requests(1_000_000), users(1), new OnePrompt(), new Seed(1));

            assertThat(result.hopeless()).isTrue();
            assertThat(result.isComplete()).isFalse();
            assertThat(result.sending().requests()).isBetween(10L, 100_000L);
        }
    }

    @Test
    void aRequestThatCannotBeMadeEndsThePhaseWithTheReason() throws Exception {
        RequestEncoder broken = turn -> {
            throw new IllegalStateException("no such template");
        };
        try (ScriptedServer server = ScriptedServer.start((socket, out) -> say(out, ANSWER))) {
            LoadEngine engine = engine(server, broken);

            assertThatThrownBy(() ->
                            engine.run(PhaseKind.MEASUREMENT, requests(5), users(1), new OnePrompt(), new Seed(1)))
                    .isInstanceOf(LoadException.class)
                    .hasMessageContaining("no such template");
        }
    }

    private LoadEngine engine(ScriptedServer server) {
        return engine(server, turn -> new byte[] {'{', '}'});
    }

    private LoadEngine engine(ScriptedServer server, RequestEncoder encoder) {
        return new LoadEngine(
                server.url(),
                transport,
                () -> encoder,
                (data, from, to) -> false,
                Optional.empty(),
                new TimelinePool(1),
                ended::add,
                new RequestIds("test"),
                outlook,
                Duration.ofMinutes(1),
                new PreciseClock());
    }

    private static PhasePlan requests(long count) {
        return new PhasePlan(new StopCondition.FirstOf(OptionalLong.of(count), Optional.empty()), Optional.empty());
    }

    private static TrafficPlan users(int count) {
        return new TrafficPlan.ClosedLoop(count);
    }

    private record OnePrompt() implements Dataset {

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
            return new Conversation("c", List.of(Turn.of("hello")));
        }
    }
}
