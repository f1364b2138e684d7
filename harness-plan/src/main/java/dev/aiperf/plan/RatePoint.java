package dev.aiperf.plan;

/**
 * A rate at an instant.
 *
 * @param seconds after the start of the series, 0 or more
 * @param requestsPerSecond the rate, above 0
 */
public record RatePoint(double seconds, double requestsPerSecond) {

    public RatePoint {
        if (!(seconds >= 0) || Double.isInfinite(seconds)) {
            throw new IllegalArgumentException("a time must be 0 or more, not " + seconds);
        }
        if (!(requestsPerSecond > 0) || Double.isInfinite(requestsPerSecond)) {
            throw new IllegalArgumentException("a rate must be above 0, not " + requestsPerSecond);
        }
    }
}
