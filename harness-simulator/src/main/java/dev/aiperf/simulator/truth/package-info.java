/** What was really received and written, and when. */
@NullMarked
package dev.aiperf.simulator.truth;

import org.jspecify.annotations.NullMarked;
