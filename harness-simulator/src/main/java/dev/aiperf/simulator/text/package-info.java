/** Words that are one token each, and the counting of a prompt's tokens. */
@NullMarked
package dev.aiperf.simulator.text;

import org.jspecify.annotations.NullMarked;
