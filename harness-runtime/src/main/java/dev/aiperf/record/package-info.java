/** From a finished request's timeline and bytes to a record, off the hot path. Knows nothing of statistics. */
@NullMarked
package dev.aiperf.record;

import org.jspecify.annotations.NullMarked;
