/** The catalogue of metrics, and their statistics over the requests of a run. Knows nothing of repeated runs. */
@NullMarked
package dev.aiperf.metrics;

import org.jspecify.annotations.NullMarked;
