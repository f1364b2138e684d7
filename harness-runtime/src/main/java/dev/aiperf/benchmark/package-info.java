/**
 * What a benchmark's own code is called by: the method that shapes requests, the checks of answers, set-up and tear-down,
 * as functions of a {@link dev.aiperf.benchmark.Scenario}. Knows data sets, and nothing of how they are sent.
 */
@NullMarked
package dev.aiperf.benchmark;

import org.jspecify.annotations.NullMarked;
