/** From what a user gave, in layers, to a checked plan or to every problem found on the way. */
@NullMarked
package dev.aiperf.plan.build;

import org.jspecify.annotations.NullMarked;
