package dev.aiperf.plan;

/**
 * How made sessions look: several turns, of which each later one holds what was answered before, and a user who thinks before
 * it.
 *
 * @param turns how many turns a session has, 1 or more
 * @param thinkMillis how long a user thinks before each later turn, in milliseconds; where a draw is below 0 not at all
 */
public record SessionsPlan(LengthDistribution turns, LengthDistribution thinkMillis) {}
