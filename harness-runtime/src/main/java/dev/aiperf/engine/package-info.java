/** The load itself: pacer, dispatch, phases, drain, self-check, client health. Knows nothing of metrics. */
@NullMarked
package dev.aiperf.engine;

import org.jspecify.annotations.NullMarked;
