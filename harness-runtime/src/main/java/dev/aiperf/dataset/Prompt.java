package dev.aiperf.dataset;

/**
 * A composed text and what it counts.
 *
 * @param text the text
 * @param tokens its exact number of tokens, whether or not that is what was asked for
 */
record Prompt(String text, int tokens) {}
