package dev.aiperf.engine;

/**
 * How the thread of an open loop keeps time.
 *
 * @param spinNanos for how long before an instant it spins instead of sleeping
 * @param leastSlack whether the kernel was asked to wake it as exactly as it can; where it can't be asked, a sleep may end
 *     some 50 us late
 * @param unsentNanos for how long at the end of the schedule arrivals were never sent, since the client was behind; 0 where all
 *     were
 */
public record Pacing(long spinNanos, boolean leastSlack, long unsentNanos) {}
