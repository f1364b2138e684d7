package dev.aiperf.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aiperf.plan.Cell;
import dev.aiperf.plan.GatesPlan.Undecided;
import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.plan.RunsPlan;
import dev.aiperf.plan.TrafficPlan;
import dev.aiperf.run.RunException.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ProfileSessionTest {

    private static final Cell ONE = SampleRuns.CELL;
    private static final Cell OTHER = Cell.of(new TrafficPlan.ClosedLoop(20), ONE.measurement());

    private final Place place = new Place();
    private final List<String> said = new ArrayList<>();

    @Test
    void cellsTakeTurnsSoThatADriftHitsAllAlike() throws RunException {
        ProfileSession session = session(plan(3, 3, ONE, OTHER));

        session.run();

        assertThat(place.begun)
                .containsExactly(
                        "concurrency_10 1",
                        "concurrency_20 1",
                        "concurrency_10 2",
                        "concurrency_20 2",
                        "concurrency_10 3",
                        "concurrency_20 3");
        assertThat(session.finished())
                .allSatisfy(cell -> assertThat(cell.runs()).hasSize(3));
    }

    @Test
    void aRunThatFailsIsListedAndTheOthersGoOn() throws RunException {
        place.failures.put("concurrency_20 2", new RunException(Kind.FAILED, "it died").withOutput("oops\n"));
        ProfileSession session = session(plan(3, 3, ONE, OTHER));

        session.run();

        CellRuns other = session.finished().get(1);
        assertThat(other.labels()).containsExactly("run_0001", "run_0003");
        assertThat(other.failed()).containsExactly(new FailedRun(2, "it died", "oops\n"));
        assertThat(session.finished().get(0).runs()).hasSize(3);
        assertThat(said).containsExactly("Run 2 of concurrency_20 failed: it died; its process said last:\n    oops");
    }

    @Test
    void afterThreeFailuresAndNoResultTheSessionEnds() {
        for (int run = 1; run <= 5; run++) {
            place.failures.put("concurrency_10 " + run, new RunException(Kind.FAILED, "it died in run " + run));
        }
        ProfileSession session = session(plan(5, 5, ONE));

        assertThatThrownBy(session::run).isInstanceOf(RunException.class).hasMessage("it died in run 3");
        assertThat(place.begun).hasSize(3);
        assertThat(session.finished().get(0).failed()).hasSize(3);
    }

    @Test
    void aSingleResultKeepsTheSessionGoing() throws RunException {
        for (int run = 2; run <= 5; run++) {
            place.failures.put("concurrency_10 " + run, new RunException(Kind.FAILED, "Is it there?"));
        }
        ProfileSession session = session(plan(5, 5, ONE));

        session.run();

        assertThat(session.finished().get(0).runs()).hasSize(1);
        assertThat(session.finished().get(0).failed()).hasSize(4);
        assertThat(said).contains("Run 5 failed: Is it there?");
    }

    @Test
    void wrongUseEndsTheSessionAtOnceAndKeepsWhatWasMeasured() {
        place.failures.put("concurrency_10 2", new RunException(Kind.WRONG_USE, "no such JVM"));
        ProfileSession session = session(plan(3, 3, ONE, OTHER));

        assertThatThrownBy(session::run).isInstanceOf(RunException.class).hasMessage("no such JVM");
        assertThat(session.finished()).extracting(cell -> cell.runs().size()).containsExactly(1, 1);
    }

    @Test
    void aFailureOfTheOnlyRunIsTheFailureOfThePlan() {
        place.failures.put("concurrency_10 1", new RunException(Kind.FAILED, "it died"));
        ProfileSession session = session(plan(1, 1, ONE));

        assertThatThrownBy(session::run).isInstanceOf(RunException.class).hasMessage("it died");
        assertThat(session.finished()).isEmpty();
    }

    @Test
    void runsAreAddedToWideIntervalsOnlyAndUpToTheMost() throws RunException {
        place.spread.put("concurrency_20", 40.0);
        ProfilePlan plan = plan(2, 12, ONE, OTHER);
        ProfileSession session =
                new ProfileSession(plan, place, cell -> GateJudge.installed().needsMoreRuns(plan, cell), new Said());

        session.run();

        assertThat(session.finished())
                .extracting(cell -> cell.runs().size())
                .containsExactly(RunPrecision.LEAST_RUNS_TO_STOP, 12);
    }

    @Test
    void runsThatFailCountAsMuchAsOthersTowardsTheMost() throws RunException {
        place.spread.put("concurrency_10", 40.0);
        place.failures.put("concurrency_10 3", new RunException(Kind.FAILED, "it died"));
        ProfilePlan plan = plan(2, 9, ONE);
        ProfileSession session =
                new ProfileSession(plan, place, cell -> GateJudge.installed().needsMoreRuns(plan, cell), new Said());

        session.run();

        assertThat(session.finished().get(0).begun()).isEqualTo(9);
        assertThat(session.finished().get(0).runs()).hasSize(8);
    }

    @Test
    void anInterruptEndsTheRunThatGoesOnAndBeginsNone() throws RunException {
        ProfileSession session = session(plan(3, 3, ONE, OTHER));
        place.during.put("concurrency_20 1", session::interrupt);

        session.run();

        assertThat(session.isInterrupted()).isTrue();
        assertThat(place.interrupted).isTrue();
        assertThat(place.begun).containsExactly("concurrency_10 1", "concurrency_20 1");
        assertThat(session.finished()).hasSize(2);
    }

    @Test
    void anInterruptBeforeTheFirstRunLeavesNothing() throws RunException {
        ProfileSession session = session(plan(3, 3, ONE));

        session.interrupt();
        session.run();

        assertThat(place.begun).isEmpty();
        assertThat(session.finished()).isEmpty();
    }

    @Test
    void anInterruptEndsThePauseBetweenTwoRuns() throws Exception {
        ProfileSession session = session(withCooldown(plan(2, 2, ONE), Duration.ofHours(1)));
        place.during.put("concurrency_10 1", () -> interruptSoon(session));

        session.run();

        assertThat(place.begun).containsExactly("concurrency_10 1");
    }

    @Test
    void aPauseLiesBetweenTwoRunsAndBeforeNone() throws RunException {
        Duration pause = Duration.ofMillis(60);
        ProfileSession session = session(withCooldown(plan(2, 2, ONE, OTHER), pause));
        long start = System.nanoTime();

        session.run();

        assertThat(place.begun).hasSize(4);
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(3 * pause.toNanos());
        assertThat(place.firstNanos - start).isLessThan(TimeUnit.SECONDS.toNanos(20));
    }

    private static void interruptSoon(ProfileSession session) {
        Thread thread = new Thread(() -> {
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            session.interrupt();
        });
        thread.setDaemon(true);
        thread.start();
    }

    private ProfileSession session(ProfilePlan plan) {
        return new ProfileSession(plan, place, cell -> false, new Said());
    }

    private static ProfilePlan plan(int count, int most, Cell... cells) {
        return withCells(SampleRuns.plan(count, most, OptionalDouble.of(0.05), Undecided.FAIL), List.of(cells));
    }

    private static ProfilePlan withCells(ProfilePlan plan, List<Cell> cells) {
        return with(plan, cells, plan.runs());
    }

    private static ProfilePlan withCooldown(ProfilePlan plan, Duration cooldown) {
        RunsPlan runs = plan.runs();
        return with(
                plan,
                plan.cells(),
                new RunsPlan(
                        runs.count(),
                        runs.most(),
                        runs.confidenceLevel(),
                        runs.relativeHalfWidth(),
                        cooldown,
                        false,
                        runs.fork()));
    }

    private static ProfilePlan with(ProfilePlan plan, List<Cell> cells, RunsPlan runs) {
        return new ProfilePlan(
                plan.model(),
                plan.endpoint(),
                plan.tokenizer(),
                plan.dataset(),
                cells,
                plan.warmup(),
                runs,
                plan.goodput(),
                plan.gates(),
                plan.selfCheck(),
                plan.output(),
                plan.seed(),
                plan.notes());
    }

    /** Makes runs whose values lie around 100, as far apart as is said for their cell. */
    private static final class Place implements RunPlace {

        private final List<String> begun = new ArrayList<>();
        private final Map<String, RunException> failures = new HashMap<>();
        private final Map<String, Runnable> during = new HashMap<>();
        private final Map<String, Double> spread = new HashMap<>();
        private long firstNanos = Long.MAX_VALUE;
        private boolean interrupted;

        @Override
        public Optional<RunResult> run(Cell cell, int run) throws RunException {
            String name = cell.name() + " " + run;
            firstNanos = Math.min(firstNanos, System.nanoTime());
            begun.add(name);
            during.getOrDefault(name, () -> {}).run();
            if (failures.containsKey(name)) {
                throw failures.get(name);
            }
            double half = spread.getOrDefault(cell.name(), 1.0) / 2;
            double value = 100 + (run % 2 == 0 ? half : -half);
            return Optional.of(SampleRuns.run(SampleRuns.latency(SampleRuns.TTFT, value)));
        }

        @Override
        public void interrupt() {
            interrupted = true;
        }
    }

    private final class Said implements RunObserver {

        @Override
        public void say(String sentence) {
            said.add(sentence);
        }

        @Override
        public void progress(ProgressSnapshot snapshot) {}
    }
}
