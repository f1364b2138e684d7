/** Percentiles, intervals and judgements on plain numbers. Knows nothing of LLMs. */
@NullMarked
package dev.aiperf.stats;

import org.jspecify.annotations.NullMarked;
