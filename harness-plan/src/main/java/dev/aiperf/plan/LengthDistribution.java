package dev.aiperf.plan;

/**
 * A normal distribution of token counts, rounded, and drawn again below 1.
 *
 * @param mean the mean, 0 or more
 * @param stddev the standard deviation, 0 or more; 0 means that every draw is the mean
 */
public record LengthDistribution(double mean, double stddev) {}
