package dev.aiperf.transport;

import java.time.Instant;

/**
 * The one pair of readings that ties a run's {@link System#nanoTime()} to the wall clock, so that instants can be
 * written as dates without a step of the wall clock ever reaching a duration.
 *
 * @param nanoTime a reading of {@code System.nanoTime()}
 * @param epochNanos the wall clock at that reading, as nanoseconds since 1970
 */
public record WallClockAnchor(long nanoTime, long epochNanos) {

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    /** Takes an anchor now. */
    public static WallClockAnchor now() {
        Instant now = Instant.now();
        return new WallClockAnchor(System.nanoTime(), now.getEpochSecond() * NANOS_PER_SECOND + now.getNano());
    }

    /** Returns a {@code System.nanoTime()} reading of this process as nanoseconds since 1970. */
    public long toEpochNanos(long nanos) {
        return epochNanos + (nanos - nanoTime);
    }

    /** Returns a {@code System.nanoTime()} reading of this process as an instant. */
    public Instant toInstant(long nanos) {
        long epoch = toEpochNanos(nanos);
        return Instant.ofEpochSecond(Math.floorDiv(epoch, NANOS_PER_SECOND), Math.floorMod(epoch, NANOS_PER_SECOND));
    }
}
