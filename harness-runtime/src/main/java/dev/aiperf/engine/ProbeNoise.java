package dev.aiperf.engine;

import dev.aiperf.transport.Outcome;
import dev.aiperf.transport.Timeline;
import org.HdrHistogram.ConcurrentHistogram;

/**
 * How far the client's instants are from those that the probe wrote into its events: that of a first token on the way to the
 * probe and back, those of gaps on the way back.
 *
 * <p>Safe to share between threads; adding is wait-free.
 */
final class ProbeNoise {

    private static final long HIGHEST_NANOS = 60_000_000_000L;

    private final ConcurrentHistogram firstToken = new ConcurrentHistogram(HIGHEST_NANOS, 3);
    private final ConcurrentHistogram gap = new ConcurrentHistogram(HIGHEST_NANOS, 3);

    /** Takes an answer of the probe; one that isn't whole says nothing. */
    void add(Timeline timeline) {
        if (timeline.outcome() != Outcome.COMPLETED) {
            return;
        }
        long errorBefore = 0;
        for (int k = 0; k < timeline.events(); k++) {
            Long written = ProbeServer.writtenIn(timeline.bytes(), timeline.eventStart(k), timeline.eventEnd(k));
            Long received = ProbeServer.receivedIn(timeline.bytes(), timeline.eventStart(k), timeline.eventEnd(k));
            if (written == null || received == null) {
                return;
            }
            long error = timeline.eventNanos(k) - written;
            if (k == 0) {
                record(firstToken, received - timeline.startNanos() + error);
            } else {
                record(gap, Math.abs(error - errorBefore));
            }
            errorBefore = error;
        }
    }

    private static void record(ConcurrentHistogram histogram, long nanos) {
        histogram.recordValue(Math.min(HIGHEST_NANOS, Math.max(0, nanos)));
    }

    /**
     * Returns the noise of all answers so far, each percentile within 0.1 %.
     *
     * @param result how the phase went in which they came
     * @throws LoadException when there was no answer
     */
    NoiseFloor floor(PhaseResult result) throws LoadException {
        if (firstToken.getTotalCount() == 0) {
            throw new LoadException("the self-check got no answer from its own loopback probe");
        }
        return new NoiseFloor(
                firstToken.getTotalCount(),
                firstToken.getValueAtPercentile(50),
                firstToken.getValueAtPercentile(99),
                gap.getTotalCount(),
                gap.getValueAtPercentile(50),
                gap.getValueAtPercentile(99),
                result.sending().latenessP50Nanos(),
                result.sending().latenessP99Nanos());
    }
}
