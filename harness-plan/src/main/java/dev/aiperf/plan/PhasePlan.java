package dev.aiperf.plan;

import java.time.Duration;
import java.util.Optional;

/**
 * One phase of a run.
 *
 * @param stop when sending ends
 * @param gracePeriod how long requests in flight may go on after the end of sending before they are dropped; empty means
 *     that they are waited for, up to their own timeout
 * @param cancellation which requests are dropped on purpose, if any
 */
public record PhasePlan(StopCondition stop, Optional<Duration> gracePeriod, Optional<CancellationPlan> cancellation) {

    /** Makes a phase of which no request is dropped on purpose. */
    public PhasePlan(StopCondition stop, Optional<Duration> gracePeriod) {
        this(stop, gracePeriod, Optional.empty());
    }
}
