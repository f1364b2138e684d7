package dev.aiperf.engine;

/**
 * What the client itself adds to the numbers, measured against a loopback probe with a known schedule.
 *
 * @param requests how many requests the check sent
 * @param firstTokenP50Nanos what the way to the probe and back added to the time to a first token, at the median
 * @param firstTokenP99Nanos the same at the 99th percentile
 * @param gaps how many gaps between events the check saw; 0 where answers come whole
 * @param gapP50Nanos how far a gap was off, at the median; without meaning where there was none
 * @param gapP99Nanos the same at the 99th percentile
 * @param latenessP50Nanos how long after it could have been sent a request was sent, at the median; that is its intended
 *     time, or when it got a place below the ceiling of concurrency
 * @param latenessP99Nanos the same at the 99th percentile
 */
public record NoiseFloor(
        long requests,
        long firstTokenP50Nanos,
        long firstTokenP99Nanos,
        long gaps,
        long gapP50Nanos,
        long gapP99Nanos,
        long latenessP50Nanos,
        long latenessP99Nanos) {}
