/** The harness measured from outside, end to end, beside yardsticks of the same run. */
@NullMarked
package dev.aiperf.benchmarks.endtoend;

import org.jspecify.annotations.NullMarked;
