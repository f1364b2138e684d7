package dev.aiperf.run;

import dev.aiperf.transport.PhaseKind;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How far a run is, at one instant.
 *
 * @param phase the phase that goes on
 * @param note what else to say in a few words, such as the cell of a sweep; empty text for nothing
 * @param sent how many requests of the phase were sent
 * @param completed how many were answered, whatever the answer; those in {@code failed} included
 * @param failed how many are known to have failed
 * @param inFlight how many are under way
 * @param elapsed the time since the phase began
 * @param remaining the time until it is expected to end, where that is known
 * @param fraction how much of the phase is done, from 0 to 1, where that is known
 * @param requestsPerSecond the rate of completed requests over the last seconds
 * @param waitingFor what is waited for where nothing more is sent, in a few words such as {@code 12 answers}; empty text
 *     where nothing is
 */
public record ProgressSnapshot(
        PhaseKind phase,
        String note,
        long sent,
        long completed,
        long failed,
        long inFlight,
        Duration elapsed,
        Optional<Duration> remaining,
        OptionalDouble fraction,
        double requestsPerSecond,
        String waitingFor) {

    /** Returns the same with something that is waited for. */
    ProgressSnapshot waitingFor(String what) {
        return new ProgressSnapshot(
                phase, note, sent, completed, failed, inFlight, elapsed, remaining, fraction, requestsPerSecond, what);
    }
}
