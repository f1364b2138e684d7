/** Console, CSV, JSON and JSONL, and what is shown while a run goes on. Knows nothing of how numbers are made. */
@NullMarked
package dev.aiperf.report;

import org.jspecify.annotations.NullMarked;
