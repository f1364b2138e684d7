package dev.aiperf.engine;

/**
 * How long work waited for the threads that handle connections: so long, too, may bytes have waited that had come.
 *
 * @param samples how many waits this tells of
 * @param p50Nanos the wait at the median
 * @param p99Nanos the wait at the 99th percentile
 * @param longestNanos the longest wait
 */
public record EventLoopDelay(long samples, long p50Nanos, long p99Nanos, long longestNanos) {

    /** Nothing is known, as of a transport that doesn't give its threads away. */
    public static final EventLoopDelay UNKNOWN = new EventLoopDelay(0, 0, 0, 0);
}
