/** The whole way from a plan to its results on disk, for programs that profile. */
@NullMarked
package dev.aiperf;

import org.jspecify.annotations.NullMarked;
