package dev.aiperf.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The pauses of a client of 20 ms and more, for a reader who lines them up with the requests.
 *
 * @param count how many there were in warm-up and measurement
 * @param requests how many requests of the measured phase they overlapped
 * @param longest the longest of them, in order of time
 */
public record PauseSummary(long count, long requests, List<Pause> longest) {

    /** How many pauses are told one by one. */
    public static final int MOST = 100;

    /** No pauses. */
    public static final PauseSummary NONE = new PauseSummary(0, 0, List.of());

    /**
     * One of them.
     *
     * @param cause what stopped the client
     * @param start when it began, as {@link ClientPause} says
     * @param length how long it took
     */
    public record Pause(ClientPause.Cause cause, Instant start, Duration length) {}

    public PauseSummary {
        longest = List.copyOf(longest);
    }
}
