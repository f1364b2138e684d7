/** Annotated benchmarks as data: what a class's annotations say, as the processor writes it and a run reads it. */
@NullMarked
package dev.aiperf.plan.benchmark;

import org.jspecify.annotations.NullMarked;
