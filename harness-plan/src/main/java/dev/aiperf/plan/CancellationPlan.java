package dev.aiperf.plan;

import java.time.Duration;

/**
 * Which requests the client drops on purpose, as users do who leave.
 *
 * <p>A request that is answered before it would be dropped counts as any other.
 *
 * @param percent how many of 100 requests are drawn, above 0 and up to 100
 * @param delay how long after a request was written it is dropped; zero drops it at once
 */
public record CancellationPlan(double percent, Duration delay) {}
