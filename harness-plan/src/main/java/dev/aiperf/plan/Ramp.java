package dev.aiperf.plan;

import java.time.Duration;

/**
 * How a limit or a rate gets to its full value from the start of a phase.
 *
 * @param duration the time until it is at its full value, above 0
 * @param shape how it grows meanwhile
 */
public record Ramp(Duration duration, RampShape shape) {

    public Ramp {
        if (duration.isZero() || duration.isNegative()) {
            throw new IllegalArgumentException("a ramp must take more than no time, not " + duration);
        }
    }
}
