package dev.aiperf.plan;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How many requests a second arrive on average, over the time of a phase: a ramp to the first rate, if there is one, then
 * straight lines from one point to the next, and at last the rate of the last point for ever. The times of the points count
 * from the end of the ramp; before the first the rate is that of the first.
 *
 * @param ramp how the rate gets to that of the first point
 * @param points one or more, each later than the one before
 */
public record RateProfile(Optional<Ramp> ramp, List<RatePoint> points) {

    public RateProfile {
        points = List.copyOf(points);
        if (points.isEmpty()) {
            throw new IllegalArgumentException("a rate has at least one point");
        }
        for (int i = 1; i < points.size(); i++) {
            if (points.get(i).seconds() <= points.get(i - 1).seconds()) {
                throw new IllegalArgumentException("each point must be later than the one before");
            }
        }
    }

    /** Returns a rate that never changes. */
    public static RateProfile steady(double requestsPerSecond) {
        return steady(requestsPerSecond, Optional.empty());
    }

    /** Returns a rate that doesn't change once it is reached. */
    public static RateProfile steady(double requestsPerSecond, Optional<Ramp> ramp) {
        return new RateProfile(ramp, List.of(new RatePoint(0, requestsPerSecond)));
    }

    /** Returns the one rate that is kept from the end of the ramp on; empty for a series of rates. */
    public OptionalDouble steadyRate() {
        return points.size() == 1 ? OptionalDouble.of(points.get(0).requestsPerSecond()) : OptionalDouble.empty();
    }

    /** Returns this rate with another ramp, or none, to its first point. */
    public RateProfile rampedBy(Optional<Ramp> other) {
        return new RateProfile(other, points);
    }

    /** Returns the highest rate there is. */
    public double highest() {
        return points.stream().mapToDouble(RatePoint::requestsPerSecond).max().orElseThrow();
    }
}
