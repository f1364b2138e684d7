/** Cells and runs, from the preflight to the written result. Knows nothing of file formats. */
@NullMarked
package dev.aiperf.run;

import org.jspecify.annotations.NullMarked;
