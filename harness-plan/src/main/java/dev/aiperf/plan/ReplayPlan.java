package dev.aiperf.plan;

import java.time.Duration;
import java.util.Optional;

/**
 * Which rows of a trace are replayed, and when. Offsets are timestamps of the trace; where its rows have dates, they count
 * from the first one.
 *
 * @param start the earliest timestamp; empty for the first there is
 * @param end the latest timestamp, itself included; empty for the last there is
 * @param firstAtOnce whether the first row is sent at once; else time counts from {@code start}, or from the timestamp 0
 * @param speedUp how much faster than it was the trace is replayed, above 0: times and delays are divided by it
 */
public record ReplayPlan(Optional<Duration> start, Optional<Duration> end, boolean firstAtOnce, double speedUp) {

    /** The whole trace, as fast as it was, at once. */
    public static final ReplayPlan WHOLE = new ReplayPlan(Optional.empty(), Optional.empty(), true, 1);

    public ReplayPlan {
        if (!(speedUp > 0) || Double.isInfinite(speedUp)) {
            throw new IllegalArgumentException("a speed-up must be above 0, not " + speedUp);
        }
    }
}
