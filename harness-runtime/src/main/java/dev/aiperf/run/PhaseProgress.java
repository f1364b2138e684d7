package dev.aiperf.run;

import dev.aiperf.engine.LoadCounters;
import dev.aiperf.engine.NanoClock;
import dev.aiperf.plan.PhasePlan;
import dev.aiperf.plan.StopCondition;
import dev.aiperf.transport.PhaseKind;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/**
 * Tells an observer how a phase goes on, from a thread of its own, until it is closed.
 *
 * <p>Counters are read only; the load doesn't know that it is watched.
 */
final class PhaseProgress implements AutoCloseable {

    private static final int RATE_SAMPLES = 12;

    private final PhaseKind phase;
    private final PhasePlan plan;
    private final String note;
    private final Supplier<LoadCounters> counters;
    private final NanoClock clock;
    private final RunObserver observer;
    private final long startNanos;
    private final Deque<Sample> samples = new ArrayDeque<>();
    private Optional<ProgressSnapshot> last = Optional.empty();
    private final ProgressTicker ticker;

    /** The count of ended requests at an instant. */
    private record Sample(long nanos, long ended) {}

    /**
     * Makes the progress of a phase that begins now, without a thread.
     *
     * @param counters tells where the phase stands
     */
    PhaseProgress(
            PhaseKind phase,
            PhasePlan plan,
            String note,
            Supplier<LoadCounters> counters,
            NanoClock clock,
            RunObserver observer) {
        this.phase = phase;
        this.plan = plan;
        this.note = note;
        this.counters = counters;
        this.clock = clock;
        this.observer = observer;
        this.startNanos = clock.nanoTime();
        this.ticker = new ProgressTicker(this::snapshot, observer);
    }

    /** Starts to tell; returns this. */
    PhaseProgress start() {
        ticker.start();
        return this;
    }

    /** Tells a last time, where the phase stands in the end. */
    @Override
    public void close() {
        ticker.close();
        last = Optional.of(snapshot());
        last.ifPresent(observer::progress);
    }

    /** Returns where the phase stood in the end, once it was told. */
    Optional<ProgressSnapshot> last() {
        return last;
    }

    /** Returns how far the phase is, and remembers it for the rate of those to come. */
    ProgressSnapshot snapshot() {
        LoadCounters counted = counters.get();
        long now = clock.nanoTime();
        samples.addLast(new Sample(now, counted.ended()));
        if (samples.size() > RATE_SAMPLES) {
            samples.removeFirst();
        }
        Duration elapsed = Duration.ofNanos(now - startNanos);
        OptionalDouble fraction = fraction(counted, elapsed);
        return new ProgressSnapshot(
                phase,
                note,
                counted.sent(),
                counted.ended(),
                counted.failed(),
                counted.inFlight(),
                elapsed,
                remaining(fraction, elapsed),
                fraction,
                rate(),
                counted.draining() && counted.inFlight() > 0 ? answers(counted.inFlight()) : "");
    }

    private static String answers(long count) {
        return String.format(Locale.ROOT, "%,d answer%s", count, count == 1 ? "" : "s");
    }

    private OptionalDouble fraction(LoadCounters counted, Duration elapsed) {
        double ended = counted.ended();
        double seconds = elapsed.toNanos() / 1e9;
        StopCondition stop = plan.stop();
        if (stop instanceof StopCondition.FirstOf first) {
            double byCount =
                    first.requests().isPresent() ? ended / first.requests().getAsLong() : 0;
            double byTime =
                    first.duration().map(d -> seconds / (d.toNanos() / 1e9)).orElse(0.0);
            return OptionalDouble.of(Math.min(1, Math.max(byCount, byTime)));
        }
        if (stop instanceof StopCondition.AtLeast least) {
            double byCount = ended / least.requests();
            double byTime = seconds / (least.duration().toNanos() / 1e9);
            return OptionalDouble.of(Math.min(1, Math.min(byCount, byTime)));
        }
        return OptionalDouble.empty();
    }

    private static Optional<Duration> remaining(OptionalDouble fraction, Duration elapsed) {
        if (fraction.isEmpty() || fraction.getAsDouble() <= 0) {
            return Optional.empty();
        }
        double done = fraction.getAsDouble();
        return Optional.of(Duration.ofMillis(Math.round(elapsed.toMillis() * (1 - done) / done)));
    }

    private double rate() {
        Sample first = samples.getFirst();
        Sample last = samples.getLast();
        double seconds = (last.nanos - first.nanos) / 1e9;
        return seconds <= 0 ? 0 : (last.ended - first.ended) / seconds;
    }
}
