package dev.aiperf.engine;

import dev.aiperf.dataset.Dataset;
import dev.aiperf.dataset.Trace;
import dev.aiperf.endpoint.RequestEncoder;
import dev.aiperf.plan.PhasePlan;
import dev.aiperf.plan.Seed;
import dev.aiperf.plan.StopCondition;
import dev.aiperf.plan.TrafficPlan;
import dev.aiperf.plan.TrafficPlan.ClosedLoop;
import dev.aiperf.plan.TrafficPlan.OpenLoop;
import dev.aiperf.plan.TrafficPlan.Replay;
import dev.aiperf.traffic.ArrivalProcess;
import dev.aiperf.traffic.CancellationDraw;
import dev.aiperf.transport.ContentTest;
import dev.aiperf.transport.PhaseKind;
import dev.aiperf.transport.RequestIds;
import dev.aiperf.transport.TimelinePool;
import dev.aiperf.transport.TimelineSink;
import dev.aiperf.transport.Transport;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes the load of a run, phase by phase: sends by the traffic plan until the phase's limit, waits for what is in flight,
 * drops what outlives the grace period. A phase whose {@link Outlook} is hopeless is ended, and so is one that has nothing
 * to send and nothing in flight while one request is in the making for too long: code that isn't ours makes them, and may
 * hang. Answers are waited for as long as the transport waits.
 *
 * <p>{@link #run} blocks its caller; {@link #interrupt} and {@link #counters} may be called from any thread meanwhile.
 */
public final class LoadEngine {

    private static final int LEAST_LOOK_AHEAD = 64;
    private static final int MOST_LOOK_AHEAD = 8192;
    private static final double LOOK_AHEAD_SECONDS = 0.25;
    /** Rows of traces come in bursts, and their prompts are long: some 60 kB each where they have 12,000 tokens. */
    private static final int REPLAY_LOOK_AHEAD = 512;

    private static final long FILL_NANOS = Duration.ofSeconds(2).toNanos();
    private static final long LOOK_NANOS = Duration.ofMillis(2).toNanos();
    private static final Duration BROKEN_OFF_GRACE = Duration.ofSeconds(5);
    private static final long DROP_NANOS = Duration.ofSeconds(10).toNanos();

    private final URI url;
    private final Transport transport;
    private final Supplier<RequestEncoder> encoders;
    private final ContentTest contentTest;
    private final Optional<Dialogues> dialogues;
    private final TimelinePool pool;
    private final TimelineSink sink;
    private final RequestIds ids;
    private final Outlook outlook;
    private final Duration makingTimeout;
    private final NanoClock clock;

    private volatile long interruptedNanos;
    private volatile boolean interrupted;
    private volatile boolean draining;
    private volatile @Nullable Sender current;

    /**
     * Makes an engine.
     *
     * @param url where requests go
     * @param transport what sends them
     * @param encoders makes the encoder of a phase
     * @param contentTest finds the first content of an answer, for a ceiling on prefills
     * @param dialogues holds sessions of several turns; empty where a data set can't have any
     * @param pool where timelines come from
     * @param sink where timelines of ended requests go
     * @param ids the names of requests
     * @param outlook tells when a phase isn't worth going on with
     * @param makingTimeout how long the making of one request may keep the load from having any
     * @param clock the time
     */
    public LoadEngine(
            URI url,
            Transport transport,
            Supplier<RequestEncoder> encoders,
            ContentTest contentTest,
            Optional<Dialogues> dialogues,
            TimelinePool pool,
            TimelineSink sink,
            RequestIds ids,
            Outlook outlook,
            Duration makingTimeout,
            NanoClock clock) {
        this.url = url;
        this.transport = transport;
        this.encoders = encoders;
        this.contentTest = contentTest;
        this.dialogues = dialogues;
        this.pool = pool;
        this.sink = sink;
        this.ids = ids;
        this.outlook = outlook;
        this.makingTimeout = makingTimeout;
        this.clock = clock;
    }

    /**
     * Runs one phase to its end.
     *
     * @param dataset what its requests ask
     * @param seed the root of the phase's draws
     * @throws LoadException when requests can't be made
     */
    public PhaseResult run(PhaseKind kind, PhasePlan plan, TrafficPlan traffic, Dataset dataset, Seed seed)
            throws LoadException {
        return run(kind, plan, traffic, dataset, TurnShaper.AS_IT_IS, seed);
    }

    /**
     * Runs one phase to its end.
     *
     * @param dataset what its requests ask
     * @param shaper makes of that what they really ask
     * @param seed the root of the phase's draws
     * @throws LoadException when requests can't be made, one of them or, with a shaper, too many in a row; or when one takes
     *     too long
     */
    public PhaseResult run(
            PhaseKind kind, PhasePlan plan, TrafficPlan traffic, Dataset dataset, TurnShaper shaper, Seed seed)
            throws LoadException {
        Optional<Cancelling> cancelling = plan.cancellation().map(it -> new Cancelling(new CancellationDraw(it, seed)));
        try {
            return run(kind, plan, traffic, dataset, shaper, seed, cancelling);
        } finally {
            cancelling.ifPresent(Cancelling::close);
        }
    }

    private PhaseResult run(
            PhaseKind kind,
            PhasePlan plan,
            TrafficPlan traffic,
            Dataset dataset,
            TurnShaper shaper,
            Seed seed,
            Optional<Cancelling> cancelling)
            throws LoadException {
        Sender sender = new Sender(
                url, transport, pool, sink, ids, kind, traffic.prefill().map(ceiling -> contentTest), cancelling);
        RequestSource source = new RequestSource(dataset, encoders.get(), kind, shaper, dialogues);
        try (LookAhead lookAhead = new LookAhead(source, sessions(plan, traffic, dataset), depth(traffic), clock);
                FollowUps followUps = new FollowUps(dialogues, encoders, clock)) {
            Load load = load(traffic, dataset, seed, sender, lookAhead, followUps);
            if (dataset.mostTurns() > 1) {
                followUps.start();
            }
            lookAhead.start(load instanceof ClosedLoopLoad closed ? closed::onReady : () -> {});
            lookAhead.awaitFull(FILL_NANOS);
            requireMade(lookAhead.failure());
            draining = false;
            current = sender;
            return run(kind, plan, start -> limit(plan, traffic, dataset, start), sender, lookAhead, followUps, load);
        }
    }

    private PhaseResult run(
            PhaseKind kind,
            PhasePlan plan,
            LongFunction<SendingLimit> limitFrom,
            Sender sender,
            LookAhead lookAhead,
            FollowUps followUps,
            Load load)
            throws LoadException {
        Thread waiter = Thread.currentThread();
        sender.onIdle(() -> LockSupport.unpark(waiter));
        ProcessorTime processor = new ProcessorTime();
        long start = clock.nanoTime();
        load.start(start, interrupted ? SendingLimit.NOTHING : limitFrom.apply(start));
        boolean hopeless = false;
        Optional<LoadException> overdue = Optional.empty();
        while (!load.hasEnded()
                && !interrupted
                && !hopeless
                && overdue.isEmpty()
                && lookAhead.failure() == null
                && followUps.failure() == null) {
            LockSupport.parkNanos(LOOK_NANOS);
            hopeless = outlook.isLost() || outlook.isHopeless(kind);
            if (sender.inFlight() == 0) {
                overdue = overdue(lookAhead, sender);
            }
        }
        boolean starved = !hopeless && !lookAhead.hasReady();
        long left = load.leftAtCeiling();
        load.stop();
        lookAhead.stop();
        followUps.close();
        long sendingEnd = clock.nanoTime();
        double cores = processor.meanCores();
        draining = true;
        long dropped = drain(plan, sender, lookAhead, load, sendingEnd);
        long end = clock.nanoTime();
        if (overdue.isPresent()) {
            throw overdue.get();
        }
        requireMade(lookAhead.failure());
        requireMade(followUps.failure());
        if (starved) {
            requireMaking(lookAhead);
        }
        return new PhaseResult(
                start,
                sendingEnd,
                end,
                new Sending(
                        sender.sent(),
                        sender.lateness().percentileNanos(50),
                        sender.lateness().percentileNanos(90),
                        sender.lateness().percentileNanos(99),
                        cores,
                        load.heldAtCeiling(),
                        load.heldAtPrefill(),
                        load.pacing()),
                left,
                dropped,
                hopeless,
                interrupted);
    }

    /**
     * Gives up a request that is too long in the making, once all made before it are sent: none is ready, and none waits for
     * its time.
     */
    private Optional<LoadException> overdue(LookAhead lookAhead, Sender sender) {
        long made = lookAhead.made();
        boolean allSent = made >= 0 && sender.sent() + sender.unmade() >= made;
        return allSent && lookAhead.isMakingOneFor(makingTimeout)
                ? Optional.of(lookAhead.giveUp(made, makingTimeout))
                : Optional.empty();
    }

    /** Waits for what is in flight, and drops what outlives its grace; returns how many were dropped. */
    private long drain(PhasePlan plan, Sender sender, LookAhead lookAhead, Load load, long sendingEnd) {
        long grace = plan.gracePeriod().map(Duration::toNanos).orElse(Long.MAX_VALUE);
        long brokenOffGrace = Math.min(grace, BROKEN_OFF_GRACE.toNanos());
        while (!load.isSettled() || sender.inFlight() > 0) {
            long waited = clock.nanoTime() - sendingEnd;
            if (interrupted && waited - Math.max(0, interruptedNanos - sendingEnd) >= brokenOffGrace) {
                return drop(sender, Drop.INTERRUPTED);
            }
            if (waited >= brokenOffGrace && (lookAhead.failure() != null || outlook.isLost())) {
                return drop(sender, Drop.RUN_FAILED);
            }
            if (waited >= grace) {
                return drop(sender, Drop.OVERDUE);
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
        return 0;
    }

    /** Finds out whether the request that a load had to end without is slow in the making, or never made. */
    private void requireMaking(LookAhead lookAhead) throws LoadException {
        while (lookAhead.isMaking() && !interrupted) {
            long made = lookAhead.made();
            if (made >= 0 && lookAhead.isMakingOneFor(makingTimeout)) {
                throw lookAhead.giveUp(made, makingTimeout);
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    private static void requireMade(@Nullable Throwable failure) throws LoadException {
        if (failure instanceof LoadException told) {
            throw told;
        }
        if (failure != null) {
            throw new LoadException("a request could not be made: " + failure, failure);
        }
    }

    private long drop(Sender sender, Drop reason) {
        sender.dropAll(reason);
        long deadline = clock.nanoTime() + DROP_NANOS;
        while (sender.inFlight() > 0 && clock.nanoTime() - deadline < 0) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
        return sender.dropped() + sender.inFlight();
    }

    /** Ends the phase that runs, and every later one, early: sending stops, and what is in flight gets a few seconds. */
    public void interrupt() {
        interruptedNanos = clock.nanoTime();
        interrupted = true;
    }

    /** Returns whether {@link #interrupt} was called. */
    public boolean isInterrupted() {
        return interrupted;
    }

    /** Returns where the current phase stands. */
    public LoadCounters counters() {
        Sender sender = current;
        if (sender == null) {
            return LoadCounters.NONE;
        }
        long sent = sender.sent();
        long inFlight = sender.inFlight();
        long unmade = sender.unmade();
        return new LoadCounters(
                sent, Math.max(0, sent - inFlight) + unmade, sender.failed() + unmade, inFlight, draining);
    }

    /** Returns how many sessions are begun at most: as many as there are requests, where each has one turn. */
    private static long sessions(PhasePlan plan, TrafficPlan traffic, Dataset dataset) {
        long entries = entries(dataset);
        long requests = SendingLimit.of(plan.stop(), entries, 0).endIndex();
        long most = traffic instanceof Replay ? Math.min(entries, requests) : requests;
        return plan.stop() instanceof StopCondition.Sessions sessions ? Math.min(sessions.count(), most) : most;
    }

    private static SendingLimit limit(PhasePlan plan, TrafficPlan traffic, Dataset dataset, long startNanos) {
        if (dataset.mostTurns() > 1 && plan.stop() instanceof StopCondition.WholeDataset) {
            // The look-ahead ends with the last session; how many turns that makes is up to the sessions.
            return SendingLimit.of(plan.stop(), SendingLimit.UNLIMITED, startNanos);
        }
        SendingLimit limit = SendingLimit.of(plan.stop(), entries(dataset), startNanos);
        return traffic instanceof Replay ? limit.upTo(entries(dataset)) : limit;
    }

    private static long entries(Dataset dataset) {
        return dataset.entries().orElse(SendingLimit.UNLIMITED);
    }

    private Load load(
            TrafficPlan traffic, Dataset dataset, Seed seed, Sender sender, LookAhead lookAhead, FollowUps followUps)
            throws LoadException {
        if (traffic instanceof ClosedLoop closed) {
            return new ClosedLoopLoad(closed.users(), closed.prefill(), sender, lookAhead, followUps, clock);
        }
        if (traffic instanceof Replay replay) {
            if (!(dataset instanceof Trace trace)) {
                throw new LoadException(
                        "there is no trace to replay: the data set doesn't say when its entries are sent");
            }
            return new OpenLoopLoad(
                    trace::intendedNanos,
                    replay.ceiling(),
                    replay.prefill(),
                    sender,
                    lookAhead,
                    followUps,
                    clock.forWaits(meanRate(trace)));
        }
        OpenLoop open = (OpenLoop) traffic;
        ArrivalProcess arrivals = ArrivalProcess.of(open.rate(), open.arrivals(), seed.derive("arrivals"));
        return new OpenLoopLoad(
                arrivals,
                open.ceiling(),
                open.prefill(),
                sender,
                lookAhead,
                followUps,
                clock.forWaits(open.rate().highest()));
    }

    private static double meanRate(Trace trace) {
        long rows = trace.entries().orElse(1);
        return rows * 1e9 / Math.max(1e9, (double) trace.intendedNanos(rows - 1));
    }

    private static int depth(TrafficPlan traffic) {
        if (traffic instanceof Replay) {
            return REPLAY_LOOK_AHEAD;
        }
        double wish = traffic instanceof ClosedLoop closed
                ? 2.0 * closed.concurrency()
                : ((OpenLoop) traffic).rate().highest() * LOOK_AHEAD_SECONDS;
        return (int) Math.min(MOST_LOOK_AHEAD, Math.max(LEAST_LOOK_AHEAD, wish));
    }
}
