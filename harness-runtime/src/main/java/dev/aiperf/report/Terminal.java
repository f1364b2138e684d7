package dev.aiperf.report;

import java.util.function.LongSupplier;

/**
 * Where progress is shown.
 *
 * @param out takes text; standard error as a rule
 * @param interactive whether it is a terminal, whose last line can be written anew
 * @param width how many characters a line has
 * @param nanoTime the clock that paces the lines, in the manner of {@link System#nanoTime()}
 */
public record Terminal(Appendable out, boolean interactive, int width, LongSupplier nanoTime) {}
