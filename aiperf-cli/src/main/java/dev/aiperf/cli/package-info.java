/** The {@code aiperf} command. */
@NullMarked
package dev.aiperf.cli;

import org.jspecify.annotations.NullMarked;
