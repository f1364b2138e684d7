/** Console, CSV, JSON and JSONL. Knows nothing of how numbers are made. */
@NullMarked
package dev.aiperf.report;

import org.jspecify.annotations.NullMarked;
