/** What decides when each token of each request is made: a continuous batch, or streams on their own. */
@NullMarked
package dev.aiperf.simulator.engine;

import org.jspecify.annotations.NullMarked;
