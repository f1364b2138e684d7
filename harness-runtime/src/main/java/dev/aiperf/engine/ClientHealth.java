package dev.aiperf.engine;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Whether the client itself was up to the load.
 *
 * @param verdict the judgement
 * @param reasons why it isn't healthy, in words; empty when it is
 * @param cpuCores the mean of the processor time that the client process used, in cores
 * @param availableCores how many cores it could use
 * @param gcPauses how many collections stopped the client
 * @param longestGcPause the longest of them
 * @param totalGcPause all of them together
 * @param peakBacklog the most finished requests that waited to be written to the log
 * @param requests how many requests were sent
 * @param latenessP50Nanos how long after it could have been sent a request was sent, at the median; that is its intended
 *     time, or when it got a place below the ceiling of concurrency
 * @param latenessP99Nanos the same at the 99th percentile
 * @param heldAtCeiling how many arrivals of an open loop waited for the ceiling of concurrency
 * @param eventLoop how long work waited for the threads that handle connections
 * @param files the file descriptors of the process
 * @param ports the local ports of its connections
 * @param pauses the pauses of 20 ms and more
 * @param pacing how an open loop kept time
 */
public record ClientHealth(
        Verdict verdict,
        List<String> reasons,
        double cpuCores,
        int availableCores,
        long gcPauses,
        Duration longestGcPause,
        Duration totalGcPause,
        long peakBacklog,
        long requests,
        long latenessP50Nanos,
        long latenessP99Nanos,
        long heldAtCeiling,
        EventLoopDelay eventLoop,
        OpenFiles files,
        ClientPorts ports,
        PauseSummary pauses,
        Optional<Pacing> pacing) {

    /** The judgement over a client. */
    public enum Verdict {
        /** The client added nothing worth naming. */
        HEALTHY,
        /** The client was near its limits; differences of the size of its noise mean nothing. */
        STRAINED,
        /** The client shaped the numbers; they say more about it than about the server. */
        INVALID,
        /** Nobody was left to judge: the run was killed. */
        NOT_KNOWN
    }

    /** Returns the health of the client of a run that was killed before it could be judged. */
    public static ClientHealth notKnown() {
        return new ClientHealth(
                Verdict.NOT_KNOWN,
                List.of("the run broke off before it was judged"),
                0,
                0,
                0,
                Duration.ZERO,
                Duration.ZERO,
                0,
                0,
                0,
                0,
                0,
                EventLoopDelay.UNKNOWN,
                OpenFiles.UNKNOWN,
                ClientPorts.UNKNOWN,
                PauseSummary.NONE,
                Optional.empty());
    }

    /** Returns this health with the pauses that there were, which decide nothing more. */
    public ClientHealth with(PauseSummary summary) {
        return new ClientHealth(
                verdict,
                reasons,
                cpuCores,
                availableCores,
                gcPauses,
                longestGcPause,
                totalGcPause,
                peakBacklog,
                requests,
                latenessP50Nanos,
                latenessP99Nanos,
                heldAtCeiling,
                eventLoop,
                files,
                ports,
                summary,
                pacing);
    }

    /** Returns this health with how the load kept time, which decides nothing. */
    public ClientHealth with(Optional<Pacing> kept) {
        return new ClientHealth(
                verdict,
                reasons,
                cpuCores,
                availableCores,
                gcPauses,
                longestGcPause,
                totalGcPause,
                peakBacklog,
                requests,
                latenessP50Nanos,
                latenessP99Nanos,
                heldAtCeiling,
                eventLoop,
                files,
                ports,
                pauses,
                kept);
    }

    public ClientHealth {
        reasons = List.copyOf(reasons);
    }
}
