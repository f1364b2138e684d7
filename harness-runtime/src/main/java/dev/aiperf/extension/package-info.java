/** Finds what is installed at an extension point, built in or brought by another jar. Below all stages. */
@NullMarked
package dev.aiperf.extension;

import org.jspecify.annotations.NullMarked;
