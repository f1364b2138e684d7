package dev.aiperf.plan;

import java.time.Duration;
import java.util.Optional;

/**
 * One phase of a run.
 *
 * @param stop when sending ends
 * @param gracePeriod how long requests in flight may go on after the end of sending before they are dropped; empty means
 *     that they are waited for, up to their own timeout
 */
public record PhasePlan(StopCondition stop, Optional<Duration> gracePeriod) {}
