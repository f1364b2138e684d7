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
import dev.aiperf.plan.TrafficPlan.ClosedLoop;
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
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Loads whose requests are made by code that isn't the harness's own. */
@Timeout(60)
class ShapedLoadTest {

    private static final String ANSWER = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";
    private static final RequestEncoder ENCODER =
            turn -> ("{\"q\":\"" + turn.joinedText() + "\"}").getBytes(StandardCharsets.UTF_8);

    private final List<Timeline> ended = new CopyOnWriteArrayList<>();
    private Transport transport;
    private Duration makingTimeout = Duration.ofMinutes(1);

    @BeforeEach
    void open() throws Exception {
        transport = new HttpTransportProvider()
                .open(new TransportSettings(false, Map.of(), Duration.ofSeconds(30), Duration.ofSeconds(2), 1));
    }

    @AfterEach
    void close() {
        transport.close();
    }

    static List<TrafficPlan> bothLoops() {
        return List.of(
                new ClosedLoop(3),
                new OpenLoop(500, ArrivalPattern.CONSTANT, OptionalInt.empty()),
                new OpenLoop(500, ArrivalPattern.CONSTANT, OptionalInt.of(2)));
    }

    @ParameterizedTest
    @MethodSource("bothLoops")
    void requestsAreShapedInOrderOnTheLookAheadThreadAlone(TrafficPlan traffic) throws Exception {
        Set<String> threads = ConcurrentHashMap.newKeySet();
        List<Long> indices = new CopyOnWriteArrayList<>();
        TurnShaper shaper = (turn, phase, index) -> {
            threads.add(Thread.currentThread().getName());
            indices.add(index);
            return Turn.of(turn.joinedText() + " " + phase + " " + index).withInputTokens(100 + (int) index);
        };

        PhaseResult result = run(traffic, 200, shaper);

        assertThat(threads).containsExactly("aiperf-look-ahead");
        assertThat(indices)
                .containsExactlyElementsOf(LongStream.range(0, 200).boxed().toList());
        assertThat(result.sending().requests()).isEqualTo(200);
        assertThat(ended).hasSize(200).allSatisfy(timeline -> {
            assertThat(timeline.outcome()).isEqualTo(Outcome.COMPLETED);
            assertThat(timeline.inputTokens()).isEqualTo(100 + timeline.index());
            assertThat(timeline.requestBytes())
                    .isEqualTo(("{\"q\":\"hello MEASUREMENT " + timeline.index() + "\"}").length());
        });
    }

    @ParameterizedTest
    @MethodSource("bothLoops")
    void aRequestThatCannotBeMadeIsAFailedOneAndTheLoadGoesOn(TrafficPlan traffic) throws Exception {
        PhaseResult result = run(traffic, 100, (turn, phase, index) -> {
            if (index % 10 != 3) {
                throw new IllegalStateException("no words for it");
            }
            return turn;
        });

        assertThat(result.sending().requests()).isEqualTo(10);
        assertThat(ended).extracting(Timeline::index).doesNotHaveDuplicates().hasSize(100);
        assertThat(ended)
                .filteredOn(timeline -> timeline.index() % 10 != 3)
                .hasSize(90)
                .allSatisfy(timeline -> {
                    assertThat(timeline.outcome()).isEqualTo(Outcome.NOT_MADE);
                    assertThat(timeline.failure()).isEqualTo("java.lang.IllegalStateException: no words for it");
                    assertThat(timeline.startNanos()).isEqualTo(Timeline.NEVER);
                    assertThat(timeline.requestBytes()).isZero();
                });
    }

    @Test
    void inAnOpenLoopTheArrivalOfARequestThatCannotBeMadeIsKept() throws Exception {
        run(new OpenLoop(1000, ArrivalPattern.CONSTANT, OptionalInt.empty()), 50, (turn, phase, index) -> {
            if (index % 5 == 0) {
                throw new IllegalStateException();
            }
            return turn;
        });

        List<Timeline> inOrder =
                ended.stream().sorted(Comparator.comparingLong(Timeline::index)).toList();
        long first = inOrder.get(0).intendedNanos();
        assertThat(inOrder)
                .hasSize(50)
                .allSatisfy(timeline ->
                        assertThat(timeline.intendedNanos() - first).isEqualTo(timeline.index() * 1_000_000));
    }

    @Test
    void whatCannotBeWrittenAsJsonIsTheShapersFault() throws Exception {
        RequestEncoder picky = turn -> {
            if (turn.joinedText().equals("odd")) {
                throw new IllegalArgumentException("not a JSON value");
            }
            return ENCODER.encode(turn);
        };

        run(new ClosedLoop(1), 4, picky, (turn, phase, index) -> index % 2 == 1 ? Turn.of("odd") : turn);

        assertThat(ended).filteredOn(t -> t.outcome() == Outcome.NOT_MADE).hasSize(2);
    }

    @ParameterizedTest
    @MethodSource("bothLoops")
    void tenFailuresInARowEndTheLoad(TrafficPlan traffic) {
        AtomicInteger calls = new AtomicInteger();

        assertThatThrownBy(() -> run(traffic, 100_000, (turn, phase, index) -> {
                    calls.incrementAndGet();
                    if (index < 20) {
                        return turn;
                    }
                    throw new AssertionError("word " + index);
                }))
                .isInstanceOf(LoadException.class)
                .hasMessage("the benchmark's method that shapes requests failed 10 times in a row, the last time with"
                        + " java.lang.AssertionError: word 29");
        assertThat(calls).hasValue(30);
    }

    @Test
    void aShaperThatNeverMakesARequestFailsBeforeAnyLoad() {
        assertThatThrownBy(() -> run(new ClosedLoop(2), 100, (turn, phase, index) -> {
                    throw new IOException("closed");
                }))
                .isInstanceOf(LoadException.class);
        assertThat(ended).isEmpty();
    }

    @Test
    void anErrorOfTheVirtualMachineEndsTheLoadAtOnce() {
        assertThatThrownBy(() -> run(new ClosedLoop(2), 100_000, (turn, phase, index) -> {
                    if (index == 50) {
                        throw new OutOfMemoryError("Java heap space");
                    }
                    return turn;
                }))
                .isInstanceOf(LoadException.class)
                .hasMessage("a request could not be made: java.lang.OutOfMemoryError: Java heap space");
    }

    @ParameterizedTest
    @MethodSource("bothLoops")
    void aShaperThatHangsEndsTheLoadOnceAllAnswersAreThere(TrafficPlan traffic) {
        makingTimeout = Duration.ofMillis(300);
        CountDownLatch never = new CountDownLatch(1);

        assertThatThrownBy(() -> run(traffic, 100, (turn, phase, index) -> {
                    if (index == 20) {
                        never.await();
                    }
                    return turn;
                }))
                .isInstanceOf(LoadException.class)
                .hasMessage("no request was there to be sent: the benchmark's method that shapes requests did not give"
                        + " request 20 within 300ms; setup-timeout gives it more")
                .cause()
                .satisfies(place -> assertThat(place.getStackTrace())
                        .anyMatch(frame -> frame.getClassName().equals(ShapedLoadTest.class.getName())));
        assertThat(ended).hasSize(20);
    }

    @Test
    void aLoadThatEndsByTheClockWhileAShaperHangsFails() {
        makingTimeout = Duration.ofMillis(1500);
        CountDownLatch never = new CountDownLatch(1);
        PhasePlan plan = new PhasePlan(
                new StopCondition.FirstOf(OptionalLong.empty(), Optional.of(Duration.ofMillis(200))), Optional.empty());

        assertThatThrownBy(() -> run(new ClosedLoop(2), plan, ENCODER, (turn, phase, index) -> {
                    if (index == 5) {
                        never.await();
                    }
                    return turn;
                }))
                .isInstanceOf(LoadException.class)
                .hasMessageContaining("did not give request 5 within 1500ms");
        assertThat(ended).hasSize(5);
    }

    @Test
    void aServerThatAnswersLaterThanAnyMethodMayTakeIsWaitedFor() throws Exception {
        makingTimeout = Duration.ofMillis(100);
        PhasePlan plan = requests(2);
        try (ScriptedServer server = ScriptedServer.start((socket, out) -> {
            Thread.sleep(600);
            say(out, ANSWER);
        })) {
            PhaseResult result = engine(server, ENCODER)
                    .run(PhaseKind.MEASUREMENT, plan, new ClosedLoop(1), new OnePrompt(), new Seed(1));

            assertThat(result.isComplete()).isTrue();
            assertThat(result.sending().requests()).isEqualTo(2);
        }
    }

    @Test
    void aDataSetThatHangsIsNamed() throws Exception {
        makingTimeout = Duration.ofMillis(300);
        CountDownLatch never = new CountDownLatch(1);
        Dataset hanging = new HangingAt(3, never);
        try (ScriptedServer server = ScriptedServer.start((socket, out) -> say(out, ANSWER))) {
            LoadEngine engine = engine(server, ENCODER);

            assertThatThrownBy(() ->
                            engine.run(PhaseKind.MEASUREMENT, requests(10), new ClosedLoop(1), hanging, new Seed(1)))
                    .isInstanceOf(LoadException.class)
                    .hasMessageContaining("the data set did not give request 3 within 300ms");
        }
        assertThat(ended).hasSize(3);
    }

    @Test
    void aShaperThatIsStillAtWorkIsWaitedFor() throws Exception {
        Thread closing = Thread.currentThread();
        CountDownLatch atWork = new CountDownLatch(1);
        AtomicBoolean done = new AtomicBoolean();
        TurnShaper slow = (turn, phase, index) -> {
            atWork.countDown();
            LoadFixture.eventually(() -> closing.getState() == Thread.State.TIMED_WAITING);
            done.set(true);
            return turn;
        };
        RequestSource source = new RequestSource(new OnePrompt(), ENCODER, PhaseKind.MEASUREMENT, slow);
        LookAhead lookAhead = new LookAhead(source, 1, 4, new PreciseClock());
        lookAhead.start(() -> {});
        // Spinning, so that the only wait is that of the closing.
        while (atWork.getCount() > 0) {
            Thread.onSpinWait();
        }

        lookAhead.close();

        assertThat(done).isTrue();
    }

    private PhaseResult run(TrafficPlan traffic, long requests, TurnShaper shaper) throws Exception {
        return run(traffic, requests, ENCODER, shaper);
    }

    private PhaseResult run(TrafficPlan traffic, long requests, RequestEncoder encoder, TurnShaper shaper)
            throws Exception {
        PhaseResult result = run(traffic, requests(requests), encoder, shaper);
        assertThat(ended).hasSize((int) requests);
        return result;
    }

    private PhaseResult run(TrafficPlan traffic, PhasePlan plan, RequestEncoder encoder, TurnShaper shaper)
            throws Exception {
        try (ScriptedServer server = ScriptedServer.start((socket, out) -> say(out, ANSWER))) {
            LoadEngine engine = engine(server, encoder);
            PhaseResult result = engine.run(PhaseKind.MEASUREMENT, plan, traffic, new OnePrompt(), shaper, new Seed(1));
            assertThat(engine.counters().ended()).isEqualTo(ended.size());
            assertThat(engine.counters().failed())
                    .isEqualTo(ended.size() - result.sending().requests());
            return result;
        }
    }

    private static PhasePlan requests(long count) {
        return new PhasePlan(new StopCondition.FirstOf(OptionalLong.of(count), Optional.empty()), Optional.empty());
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
                Outlook.GOOD,
                makingTimeout,
                new PreciseClock());
    }

    private record HangingAt(long index, CountDownLatch never) implements Dataset {

        @Override
        public OptionalLong entries() {
            return OptionalLong.empty();
        }

        @Override
        public long entryOf(long asked) {
            if (asked == index) {
                try {
                    never.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
            return asked;
        }

        @Override
        public Conversation conversation(long entry) {
            return new OnePrompt().conversation(entry);
        }
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
