package dev.aiperf.stats;

/**
 * An interval that holds the true value with a known confidence.
 *
 * @param level the confidence, above 0 and below 1
 * @param low its lower end
 * @param high its upper end, not below the lower one
 */
public record Interval(double level, double low, double high) {

    /** Returns half of its width, 0 or more. */
    public double halfWidth() {
        return (high - low) / 2;
    }

    /** Returns whether a value lies in it, ends included. */
    public boolean contains(double value) {
        return low <= value && value <= high;
    }
}
