package dev.aiperf.metrics;

/**
 * Something that a reader of a summary should know before trusting it.
 *
 * @param kind what it is about, in one word that stays the same between versions, such as {@code usage_discrepancy}
 * @param sentence what was found, with numbers
 */
public record Caveat(String kind, String sentence) {}
