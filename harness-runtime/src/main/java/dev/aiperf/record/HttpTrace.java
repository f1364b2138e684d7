package dev.aiperf.record;

import dev.aiperf.transport.Timeline;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What HTTP had to do for a request. Instants are {@link System#nanoTime()} of the load process.
 *
 * @param askedNanos when a connection was asked for
 * @param opening how the connection was opened; empty for one that was open when the request came
 * @param firstByteNanos when the first bytes of the response's body were read
 * @param lastByteNanos when the last bytes of the response's body were read
 * @param receivedBytes the size of the response's body, HTTP's own framing left out
 * @param receivedChunks in how many pieces it came
 */
public record HttpTrace(
        long askedNanos,
        Optional<Opening> opening,
        OptionalLong firstByteNanos,
        OptionalLong lastByteNanos,
        int receivedBytes,
        int receivedChunks) {

    /**
     * How a connection was opened. That may have begun before the request was there, for an earlier one.
     *
     * @param begunNanos when the look-up of the host's name began
     * @param resolvedNanos when the name was resolved
     * @param readyNanos when the connection was ready, TLS included
     */
    public record Opening(long begunNanos, long resolvedNanos, long readyNanos) {}

    static HttpTrace of(Timeline timeline, long startNanos) {
        Optional<Opening> opening = timeline.openedNanos() == Timeline.NEVER
                ? Optional.empty()
                : Optional.of(new Opening(timeline.openingNanos(), timeline.resolvedNanos(), timeline.openedNanos()));
        return new HttpTrace(
                timeline.askedNanos() == Timeline.NEVER ? startNanos : timeline.askedNanos(),
                opening,
                instant(timeline.firstBodyNanos()),
                instant(timeline.lastBodyNanos()),
                timeline.bodyBytes(),
                timeline.bodyChunks());
    }

    private static OptionalLong instant(long nanos) {
        return nanos == Timeline.NEVER ? OptionalLong.empty() : OptionalLong.of(nanos);
    }
}
