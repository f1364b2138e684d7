package dev.aiperf.plan;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * The most of something at once, such as requests in flight.
 *
 * @param limit how many, 1 or more
 * @param ramp how the limit grows from 1 at the start of a phase, if it does
 */
public record Ceiling(int limit, Optional<Ramp> ramp) {

    public Ceiling {
        if (limit < 1) {
            throw new IllegalArgumentException("a limit must be 1 or more, not " + limit);
        }
    }

    /** Returns the limit of a ceiling, once it is at its full height; empty where there is none. */
    static OptionalInt limit(Optional<Ceiling> ceiling) {
        return ceiling.isPresent() ? OptionalInt.of(ceiling.get().limit) : OptionalInt.empty();
    }

    /** Makes a ceiling that holds from the start. */
    public Ceiling(int limit) {
        this(limit, Optional.empty());
    }

    /**
     * Returns the nanoseconds from the start of the phase until the limit is at least a number.
     *
     * @param number 1 or more, up to {@link #limit}
     */
    public long nanosUntil(int number) {
        return ramp.map(it -> Math.round(
                        it.shape().whenAt(number, limit) * it.duration().toNanos()))
                .orElse(0L);
    }

    /** Returns this ceiling without its ramp. */
    public Ceiling steady() {
        return new Ceiling(limit);
    }
}
