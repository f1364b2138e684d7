package dev.aiperf.engine;

import dev.aiperf.dataset.Conversation;
import dev.aiperf.dataset.Dataset;
import dev.aiperf.dataset.Turn;
import dev.aiperf.plan.ArrivalPattern;
import dev.aiperf.plan.Ceiling;
import dev.aiperf.plan.PhasePlan;
import dev.aiperf.plan.RateProfile;
import dev.aiperf.plan.Seed;
import dev.aiperf.plan.StopCondition;
import dev.aiperf.plan.TrafficPlan;
import dev.aiperf.plan.TrafficPlan.ClosedLoop;
import dev.aiperf.plan.TrafficPlan.OpenLoop;
import dev.aiperf.plan.TrafficPlan.Replay;
import dev.aiperf.transport.PhaseKind;
import dev.aiperf.transport.RequestIds;
import dev.aiperf.transport.TimelinePool;
import dev.aiperf.transport.TimelineSink;
import dev.aiperf.transport.Transport;
import dev.aiperf.transport.TransportException;
import dev.aiperf.transport.TransportProvider;
import dev.aiperf.transport.TransportSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Drives the engine against a loopback probe with a known schedule before a run's first request: until the JIT has settled,
 * for five seconds at most in all.
 *
 * <p>That does two things: it has the JIT compile the hot path, since a cold JVM shows 0.1 to 1 s of false latency; and it
 * tells what the client itself adds to each number at the plan's shape: the noise floor. A difference between two servers
 * that is smaller than it means nothing.
 */
public final class SelfCheck {

    /** How long the check makes load at most, in all. */
    static final Duration LONGEST = Duration.ofSeconds(5);

    /** The last round, which measures; an answer of it takes 160 ms. */
    static final Round MEASURING = new Round(Duration.ofMillis(700), Duration.ofMillis(600));

    private static final Round COMPILING = new Round(Duration.ofMillis(400), Duration.ofMillis(400));
    private static final int COMPILING_USERS = 48;
    private static final int MOST_USERS = 128;
    private static final double LEAST_RATE = 50;
    private static final double MOST_RATE = 2000;
    private static final double REPLAY_RATE = 200;
    private static final int EVENTS = 16;
    /** A second; some code is only compiled when it has run ten thousand times. */
    private static final double COMPILING_EVENTS = 8000;

    private static final long COMPILING_GAP_NANOS = 4_000_000L;
    private static final long MEASURING_GAP_NANOS = 10_000_000L;
    private static final byte[] BODY =
            "{\"messages\":[{\"role\":\"user\",\"content\":\"self-check\"}]}".getBytes(StandardCharsets.UTF_8);

    private final TransportProvider transports;
    private final TransportSettings settings;
    private final TimelinePool pool;
    private final TimelineSink sink;

    /**
     * Makes a check.
     *
     * @param transports the transport that the run uses
     * @param settings the settings of the run's transport
     * @param pool where timelines come from
     * @param sink where timelines of answers go, as those of the run do: what becomes of them takes time, too
     */
    public SelfCheck(TransportProvider transports, TransportSettings settings, TimelinePool pool, TimelineSink sink) {
        this.transports = transports;
        this.settings = settings;
        this.pool = pool;
        this.sink = sink;
    }

    /** Returns the one conversation that is asked, again and again. */
    public static Dataset dataset() {
        return new OnePrompt();
    }

    /**
     * Runs the check.
     *
     * @param traffic the load of the run to come, whose shape is taken as far as a second allows
     * @param compiled whether an earlier check of this process has had the hot path compiled
     * @throws LoadException when the client can't even talk to itself
     */
    public NoiseFloor run(TrafficPlan traffic, boolean compiled) throws LoadException {
        if (!compiled) {
            haveCompiled(traffic);
        }
        return probe(scaled(traffic), MEASURING, MEASURING_GAP_NANOS);
    }

    /**
     * A time of load.
     *
     * @param sending how long requests are sent
     * @param grace how long their answers are waited for after that
     */
    record Round(Duration sending, Duration grace) {

        Duration longest() {
            return sending.plus(grace);
        }
    }

    /** Returns the next round of load for the JIT after so much time; none where it might leave too little to measure. */
    static Optional<Round> compilingAfter(Duration passed) {
        Duration end = passed.plus(COMPILING.longest()).plus(MEASURING.longest());
        return end.compareTo(LONGEST) <= 0 ? Optional.of(COMPILING) : Optional.empty();
    }

    /** Returns how many connections the check of a load opens at once; this process holds both ends of each. */
    public static int connectionsFor(TrafficPlan traffic) {
        return Math.max(COMPILING_USERS, ConnectionNeed.first(scaled(traffic)));
    }

    /** Makes load until the JIT compiler has little left to do, for some seconds at most. */
    private void haveCompiled(TrafficPlan traffic) throws LoadException {
        JitActivity jit = JitActivity.ofThisJvm();
        long start = System.nanoTime();
        TrafficPlan shape = new ClosedLoop(COMPILING_USERS);
        Optional<Round> next = compilingAfter(Duration.ZERO);
        while (next.isPresent()) {
            probe(shape, next.get(), COMPILING_GAP_NANOS);
            next = jit.hasSettled() ? Optional.empty() : compilingAfter(Duration.ofNanos(System.nanoTime() - start));
            shape = otherShape(shape, traffic);
        }
    }

    /** A load by the clock runs other code than one by free slots, which yet is what compiles the rest fastest. */
    private TrafficPlan otherShape(TrafficPlan shape, TrafficPlan traffic) {
        return shape instanceof ClosedLoop && !(traffic instanceof ClosedLoop)
                ? atRate(openLoop(traffic), COMPILING_EVENTS / (settings.streaming() ? EVENTS : 1))
                : new ClosedLoop(COMPILING_USERS);
    }

    private NoiseFloor probe(TrafficPlan traffic, Round round, long gapNanos) throws LoadException {
        ProbeNoise noise = new ProbeNoise();
        TimelineSink judged = timeline -> {
            noise.add(timeline);
            sink.accept(timeline);
        };
        try (ProbeServer probe = new ProbeServer(settings.streaming(), EVENTS, gapNanos);
                Transport transport = transports.open(settings)) {
            transport.connect(probe.url(), ConnectionNeed.first(traffic), Duration.ofSeconds(5));
            LoadEngine engine = new LoadEngine(
                    probe.url(),
                    transport,
                    () -> turn -> BODY,
                    (data, from, to) -> false,
                    Optional.empty(),
                    pool,
                    judged,
                    new RequestIds("self-check"),
                    Outlook.GOOD,
                    Duration.ofMinutes(1),
                    new PreciseClock());
            StopCondition stop = new StopCondition.FirstOf(OptionalLong.empty(), Optional.of(round.sending()));
            PhaseResult result = engine.run(
                    PhaseKind.MEASUREMENT,
                    new PhasePlan(stop, Optional.of(round.grace())),
                    traffic,
                    dataset(),
                    new Seed(0));
            return noise.floor(result);
        } catch (IOException | TransportException e) {
            throw new LoadException("the self-check failed: " + e.getMessage(), e);
        }
    }

    private static TrafficPlan scaled(TrafficPlan traffic) {
        if (traffic instanceof ClosedLoop closed) {
            return new ClosedLoop(Math.min(MOST_USERS, closed.concurrency()));
        }
        OpenLoop open = openLoop(traffic);
        return atRate(open, Math.min(MOST_RATE, Math.max(LEAST_RATE, open.rate().highest())));
    }

    /** A trace is replayed by the same code that sends at a rate, which here stands for it. */
    private static OpenLoop openLoop(TrafficPlan traffic) {
        return traffic instanceof Replay replay
                ? new OpenLoop(REPLAY_RATE, ArrivalPattern.POISSON, replay.mostInFlight())
                : (OpenLoop) traffic;
    }

    private static OpenLoop atRate(OpenLoop open, double rate) {
        return new OpenLoop(
                RateProfile.steady(rate), open.arrivals(), open.ceiling().map(Ceiling::steady), Optional.empty());
    }

    /** A data set of one prompt, asked as often as wanted. */
    private static final class OnePrompt implements Dataset {

        private final Conversation conversation = new Conversation("self-check", List.of(Turn.of("self-check")));

        @Override
        public OptionalLong entries() {
            return OptionalLong.empty();
        }

        @Override
        public long entryOf(long index) {
            return 0;
        }

        @Override
        public Conversation conversation(long entry) {
            return conversation;
        }
    }
}
