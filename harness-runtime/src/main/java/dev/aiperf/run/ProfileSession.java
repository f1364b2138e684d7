package dev.aiperf.run;

import dev.aiperf.engine.ConnectionNeed;
import dev.aiperf.engine.SelfCheck;
import dev.aiperf.plan.Cell;
import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.plan.RunsPlan;
import dev.aiperf.run.RunException.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Runs a plan: each of its cells once, then each of them again, as often as the plan says, so that a drift of the server
 * hits all cells alike; then more of those cells that another run helps.
 *
 * <p>Where a cell has several runs, one that fails is listed and the others go on. {@link #run} blocks its caller;
 * {@link #interrupt} may be called from any thread meanwhile.
 */
public final class ProfileSession {

    /** After so many failed runs without a single result, more would fail in the same way. */
    private static final int ENOUGH_FAILURES = 3;

    private final ProfilePlan plan;
    private final RunPlace place;
    private final MoreRuns moreRuns;
    private final RunObserver observer;
    private final Map<Cell, Made> made = new LinkedHashMap<>();
    private final CountDownLatch interrupted = new CountDownLatch(1);
    private boolean begun;

    /** Tells which cells need another run. */
    @FunctionalInterface
    public interface MoreRuns {

        /** Returns whether a cell should be run again; asked after each of its runs from the plan's number on. */
        boolean areWantedOf(CellRuns cell);
    }

    /** What came of a cell so far. */
    private record Made(List<RunResult> results, List<FailedRun> failed) {

        CellRuns of(Cell cell) {
            return new CellRuns(cell, results, failed);
        }
    }

    /**
     * @param place where runs are made
     * @param moreRuns tells which cells need more runs than the plan's number; asked only where the plan lets runs be added
     * @param observer sees how it goes
     */
    public ProfileSession(ProfilePlan plan, RunPlace place, MoreRuns moreRuns, RunObserver observer) {
        this.plan = plan;
        this.place = place;
        this.moreRuns = moreRuns;
        this.observer = observer;
    }

    /** Ends the run that goes on, early and gently, and begins no further one. */
    public void interrupt() {
        interrupted.countDown();
        place.interrupt();
    }

    /** Returns whether {@link #interrupt} was called. */
    public boolean isInterrupted() {
        return interrupted.getCount() == 0;
    }

    /** Returns what came of the cells so far, in their order. To be asked by the caller of {@link #run}. */
    public List<CellRuns> finished() {
        return made.entrySet().stream()
                .map(entry -> entry.getValue().of(entry.getKey()))
                .toList();
    }

    /**
     * Runs the plan.
     *
     * @throws RunException when it can't be run or finished; what was measured before is on disk, and among the
     *     {@link #finished} cells
     */
    public void run() throws RunException {
        for (Cell cell : plan.cells()) {
            Preflight.limitsAllow(
                    ConnectionNeed.of(cell, plan.warmup()).most(),
                    plan.selfCheck() ? SelfCheck.connectionsFor(cell.traffic()) : 0,
                    plan.endpoint().network().route());
        }
        RunsPlan runs = plan.runs();
        List<Cell> wanted = plan.cells();
        for (int run = 1; run <= runs.most() && !wanted.isEmpty(); run++) {
            for (Cell cell : wanted) {
                if (!coolDown()) {
                    return;
                }
                run(cell, run);
            }
            if (run >= runs.count()) {
                wanted = wanted.stream().filter(this::isWantedAgain).toList();
            }
        }
    }

    private boolean isWantedAgain(Cell cell) {
        Made soFar = made.get(cell);
        return soFar != null && moreRuns.areWantedOf(soFar.of(cell));
    }

    /** Waits between two runs; returns whether the next may begin. */
    private boolean coolDown() throws RunException {
        Duration pause = begun ? plan.runs().cooldown() : Duration.ZERO;
        begun = true;
        try {
            return !interrupted.await(pause.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RunException(Kind.FAILED, "interrupted between two runs", e);
        }
    }

    private void run(Cell cell, int run) throws RunException {
        Optional<RunResult> result;
        try {
            result = place.run(cell, run);
        } catch (RunException e) {
            if (e.kind() == Kind.WRONG_USE || !plan.runs().areSeveral()) {
                throw e;
            }
            fail(cell, run, e);
            return;
        }
        result.ifPresent(it -> madeOf(cell).results.add(it));
    }

    private void fail(Cell cell, int run, RunException failure) throws RunException {
        FailedRun failed = new FailedRun(run, String.valueOf(failure.getMessage()), failure.outputTail());
        madeOf(cell).failed.add(failed);
        String where = plan.isSweep() ? " of " + cell.name() : "";
        observer.say("Run " + run + where + " failed: " + failed.told());
        boolean none = made.values().stream().allMatch(it -> it.results.isEmpty());
        int failures = made.values().stream().mapToInt(it -> it.failed.size()).sum();
        if (none && failures >= ENOUGH_FAILURES) {
            throw failure;
        }
    }

    private Made madeOf(Cell cell) {
        return made.computeIfAbsent(cell, it -> new Made(new ArrayList<>(), new ArrayList<>()));
    }
}
