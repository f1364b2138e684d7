/** What is to be run: the settings catalogue, the immutable plan, and every rule that a plan must keep. */
@NullMarked
package dev.aiperf.plan;

import org.jspecify.annotations.NullMarked;
