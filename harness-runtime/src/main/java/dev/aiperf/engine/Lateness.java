package dev.aiperf.engine;

import org.HdrHistogram.ConcurrentHistogram;

/** How long after they could have been sent requests were sent. Recording is wait-free; memory is flat. */
final class Lateness {

    private static final long HIGHEST_NANOS = 3_600_000_000_000L;
    private static final int DIGITS = 3;

    private final ConcurrentHistogram histogram = new ConcurrentHistogram(HIGHEST_NANOS, DIGITS);

    void record(long nanos) {
        histogram.recordValue(Math.min(HIGHEST_NANOS, Math.max(0, nanos)));
    }

    /** Returns the lateness at a percentile, within 0.1 %; 0 when nothing was recorded. */
    long percentileNanos(double percent) {
        return histogram.getTotalCount() == 0 ? 0 : histogram.getValueAtPercentile(percent);
    }
}
