package dev.aiperf.engine;

import static dev.aiperf.engine.LoadFixture.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aiperf.dataset.Conversation;
import dev.aiperf.dataset.Dataset;
import dev.aiperf.dataset.Turn;
import dev.aiperf.plan.Ceiling;
import dev.aiperf.traffic.ArrivalProcess;
import dev.aiperf.transport.Outcome;
import dev.aiperf.transport.Timeline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Sessions of several turns, in both kinds of load. */
class SessionLoadTest {

    private static final long MILLI = 1_000_000;
    private static final SendingLimit OPEN = new SendingLimit(SendingLimit.UNLIMITED, SendingLimit.UNLIMITED, false);

    @Test
    void aTurnIsSentWhenItsUserHasThoughtAndHoldsWhatWasSaidBefore() {
        try (LoadFixture fixture = fixture(false, 0, 50, 20)) {
            fixture.transport.answerWith("answer");
            ClosedLoopLoad load = closedLoop(fixture, 1, OPEN);
            eventually(() -> fixture.transport.openNow() == 1);
            fixture.clock.pass(7 * MILLI);
            fixture.transport.endOldest();
            fixture.clock.pass(50 * MILLI);
            eventually(() -> fixture.transport.openNow() == 1);
            fixture.transport.endOldest();
            fixture.clock.pass(20 * MILLI);
            eventually(() -> fixture.transport.openNow() == 1);
            fixture.transport.endOldest();

            eventually(load::hasEnded);

            assertThat(fixture.transport.bodies())
                    .containsExactly("s0t0", "s0t0|answer|s0t1", "s0t0|answer|s0t1|answer|s0t2");
            assertThat(fixture.ended).extracting(Timeline::intendedNanos).containsExactly(0L, 57 * MILLI, 77 * MILLI);
            assertThat(fixture.ended).extracting(Timeline::turn).containsExactly(0, 1, 2);
            assertThat(fixture.ended).extracting(Timeline::index).containsExactly(0L, 1L, 2L);
            assertThat(fixture.transport.sessions()).hasSize(3);
            assertThat(fixture.transport.sessions().stream().distinct()).hasSize(1);
        }
    }

    @Test
    void aUserKeepsTheSlotWhileThinking() {
        try (LoadFixture fixture = fixture(false, List.of(List.of(0, 1000), List.of(0)))) {
            fixture.transport.answerWith("answer");
            ClosedLoopLoad load = closedLoop(fixture, 1, OPEN);
            eventually(() -> fixture.transport.openNow() == 1);
            fixture.transport.endOldest();

            fixture.clock.pass(999 * MILLI);
            load.onReady();
            assertThat(fixture.transport.openNow()).isZero();
            fixture.clock.pass(MILLI);
            eventually(() -> fixture.transport.openNow() == 1);
            fixture.transport.endOldest();
            eventually(() -> fixture.transport.openNow() == 1);
            fixture.transport.endOldest();

            eventually(load::hasEnded);
            assertThat(fixture.transport.bodies()).containsExactly("s0t0", "s0t0|answer|s0t1", "");
        }
    }

    @Test
    void aTurnThatFailedEndsItsSessionAndTheNextBegins() {
        try (LoadFixture fixture = fixture(false, List.of(List.of(0, 0), List.of(0, 0)))) {
            fixture.transport.answerWith("answer");
            ClosedLoopLoad load = closedLoop(fixture, 1, OPEN);
            eventually(() -> fixture.transport.openNow() == 1);
            fixture.transport.endOldest(Outcome.CONNECTION_LOST);
            for (int turn = 0; turn < 2; turn++) {
                eventually(() -> fixture.transport.openNow() == 1);
                fixture.transport.endOldest();
            }

            eventually(load::hasEnded);
            assertThat(fixture.transport.bodies()).containsExactly("s0t0", "s1t0", "s1t0|answer|s1t1");
        }
    }

    @Test
    void aLimitOfRequestsEndsTheLoadWithinASession() {
        try (LoadFixture fixture = fixture(true, 0, 0, 0, 0)) {
            fixture.transport.answerWith("answer");
            ClosedLoopLoad load = closedLoop(fixture, 1, new SendingLimit(2, SendingLimit.UNLIMITED, false));

            eventually(load::hasEnded);

            assertThat(fixture.transport.bodies()).containsExactly("s0t0", "s0t0|answer|s0t1");
        }
    }

    @Test
    void sessionsThatArriveByTheClockGoOnAfterTheScheduleHasEnded() {
        try (LoadFixture fixture = fixture(true, List.of(List.of(0, 5), List.of(0, 5), List.of(0)))) {
            fixture.transport.answerWith("answer");
            OpenLoopLoad load = new OpenLoopLoad(
                    ArrivalProcess.constant(1000),
                    Optional.of(new Ceiling(3)),
                    Optional.empty(),
                    fixture.sender,
                    fixture.lookAhead,
                    fixture.followUps,
                    fixture.clock);
            fixture.lookAhead.start(() -> {});
            load.start(0, OPEN);
            eventually(() -> fixture.ended.size() >= 3);
            fixture.clock.pass(100 * MILLI);

            eventually(load::hasEnded);

            assertThat(fixture.transport.bodies())
                    .containsExactlyInAnyOrder("s0t0", "s1t0", "", "s0t0|answer|s0t1", "s1t0|answer|s1t1");
            assertThat(fixture.ended)
                    .filteredOn(timeline -> timeline.turn() == 1)
                    .extracting(Timeline::index)
                    .doesNotHaveDuplicates();
        }
    }

    @Property(tries = 30)
    void whateverTheSessionsEachTurnIsSentOnceAndInOrder(
            @ForAll @Size(min = 1, max = 12) List<@IntRange(min = 1, max = 5) Integer> turns,
            @ForAll @IntRange(min = 1, max = 4) int users) {
        List<List<Integer>> sessions = turns.stream()
                .map(count -> IntStream.range(0, count).mapToObj(turn -> 0).toList())
                .toList();
        try (LoadFixture fixture = fixture(true, sessions)) {
            fixture.transport.answerWith("a");
            ClosedLoopLoad load = closedLoop(fixture, users, OPEN);

            eventually(load::hasEnded);
            load.stop();
            eventually(load::isSettled);

            Map<Long, List<Integer>> sent = new HashMap<>();
            synchronized (fixture.ended) {
                fixture.ended.forEach(timeline -> sent.computeIfAbsent(timeline.entry(), entry -> new ArrayList<>())
                        .add(timeline.turn()));
            }
            for (int session = 0; session < turns.size(); session++) {
                assertThat(sent.get((long) session))
                        .containsExactlyElementsOf(
                                IntStream.range(0, turns.get(session)).boxed().toList());
            }
        }
    }

    private static ClosedLoopLoad closedLoop(LoadFixture fixture, int users, SendingLimit limit) {
        ClosedLoopLoad load = new ClosedLoopLoad(
                new Ceiling(users),
                Optional.empty(),
                fixture.sender,
                fixture.lookAhead,
                fixture.followUps,
                fixture.clock);
        fixture.lookAhead.start(load::onReady);
        load.start(0, limit);
        return load;
    }

    private static LoadFixture fixture(boolean endsAtOnce, Integer... delays) {
        return fixture(endsAtOnce, List.of(List.of(delays)));
    }

    private static LoadFixture fixture(boolean endsAtOnce, List<List<Integer>> delays) {
        return new LoadFixture(endsAtOnce, delays.size(), TurnShaper.AS_IT_IS, new Sessions(delays));
    }

    /** Sessions whose turns have given times to think, in milliseconds. */
    private record Sessions(List<List<Integer>> delays) implements Dataset {

        @Override
        public OptionalLong entries() {
            return OptionalLong.of(delays.size());
        }

        @Override
        public long entryOf(long index) {
            return index;
        }

        @Override
        public int mostTurns() {
            return delays.stream().mapToInt(List::size).max().orElse(1);
        }

        @Override
        public Conversation conversation(long entry) {
            List<Turn> turns = new ArrayList<>();
            for (int millis : delays.get((int) entry)) {
                turns.add(new Turn(
                        List.of("s" + entry + "t" + turns.size()),
                        OptionalInt.empty(),
                        OptionalInt.empty(),
                        Map.of(),
                        Duration.ofMillis(millis)));
            }
            return new Conversation("s" + entry, turns);
        }
    }
}
