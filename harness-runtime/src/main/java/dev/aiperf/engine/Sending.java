package dev.aiperf.engine;

import java.util.Optional;

/**
 * How the requests of a phase were sent.
 *
 * @param requests how many were
 * @param latenessP50Nanos how long after it could have been sent a request was sent, at the median; that is its intended
 *     time, or when it got a place below the ceilings
 * @param latenessP90Nanos the same at the 90th percentile
 * @param latenessP99Nanos the same at the 99th percentile
 * @param cpuCores the mean of the processor time that the client process used meanwhile, in cores
 * @param heldAtCeiling how many arrivals waited for the ceiling of concurrency
 * @param heldAtPrefill how many requests waited for the ceiling on prefills
 * @param pacing how time was kept, where requests were sent by the clock
 */
public record Sending(
        long requests,
        long latenessP50Nanos,
        long latenessP90Nanos,
        long latenessP99Nanos,
        double cpuCores,
        long heldAtCeiling,
        long heldAtPrefill,
        Optional<Pacing> pacing) {

    /** Returns for how long at the end of the schedule arrivals were never sent, since the client was behind. */
    public long unsentNanos() {
        return pacing.map(Pacing::unsentNanos).orElse(0L);
    }

    /** Nothing was sent, or nobody knows how. */
    public static final Sending NONE = new Sending(0, 0, 0, 0, 0, 0, 0, Optional.empty());
}
