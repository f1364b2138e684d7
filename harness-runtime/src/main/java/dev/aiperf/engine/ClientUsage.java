package dev.aiperf.engine;

import java.time.Duration;

/**
 * What a phase took of the client.
 *
 * @param availableCores how many cores it could use
 * @param gcPauses how many collections stopped the client
 * @param longestGcPause the longest of them
 * @param totalGcPause all of them together
 * @param peakBacklog the most finished requests that waited to be written to the log
 * @param lost how many finished requests could not be written
 * @param eventLoop how long work waited for the threads that handle connections
 * @param files the file descriptors of the process
 * @param ports the local ports of its connections
 */
public record ClientUsage(
        int availableCores,
        long gcPauses,
        Duration longestGcPause,
        Duration totalGcPause,
        long peakBacklog,
        long lost,
        EventLoopDelay eventLoop,
        OpenFiles files,
        ClientPorts ports) {

    /** Nobody looked. */
    public static final ClientUsage UNKNOWN = new ClientUsage(
            0, 0, Duration.ZERO, Duration.ZERO, 0, 0, EventLoopDelay.UNKNOWN, OpenFiles.UNKNOWN, ClientPorts.UNKNOWN);
}
